import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { progressSchema, type RunProgress } from '@althing/proposals'
import { z } from 'zod'

import { type Failure, failureSchema, type Outcome, outcomeSchema } from '../trainer/outcome.ts'
import { parseTrainingSpec, type TrainingSpec } from '../trainer/trainingSpec.ts'
import { writeAtomically } from '../trainer/writeAtomically.ts'

const claimSchema = z.object({ pid: z.number().int().positive() })
/** `at` in Unix milliseconds. */
const launchSchema = z.object({ sandbox: z.enum(['bwrap', 'none']), at: z.number() })

/** Files by which a training is found again after a restart; those of the trainer lie in the spec's `outDir`. */
export interface TrainingFiles {
  readonly specPath: string
  readonly outputPath: string
  /** The recorded spec, or undefined where the name is new. */
  spec(): Promise<TrainingSpec | undefined>
  /** Records the spec; false if one is recorded already. Whole or not at all. */
  record(spec: TrainingSpec): Promise<boolean>
  recordLaunch(launch: z.infer<typeof launchSchema>): Promise<void>
  recordStop(failure: Failure): Promise<void>
  launch(): Promise<z.infer<typeof launchSchema> | undefined>
  /** Why the engine stopped it, if it did. */
  stop(): Promise<Failure | undefined>
  /** Which process trains, once one does, and since when in Unix milliseconds. */
  claim(spec: TrainingSpec): Promise<{ pid: number; since: number } | undefined>
  outcome(spec: TrainingSpec): Promise<Outcome | undefined>
  failure(spec: TrainingSpec): Promise<Failure | undefined>
  /** Complete lines of the progress log. */
  lines(spec: TrainingSpec): Promise<string[]>
}

/** @param folder The engine's own folder for one name. */
export function createTrainingFiles(folder: string): TrainingFiles {
  const path = (name: string) => join(folder, name)
  return {
    specPath: path('spec.json'),
    outputPath: path('output.log'),
    async spec() {
      const text = await readText(path('spec.json'))
      return text === undefined ? undefined : parseTrainingSpec(text)
    },
    async record(spec) {
      await mkdir(folder, { recursive: true })
      const temporary = path(`spec.${crypto.randomUUID()}.tmp`)
      await writeFile(temporary, `${JSON.stringify(spec, null, 2)}\n`, { flush: true })
      try {
        await link(temporary, path('spec.json'))
        return true
      } catch (error) {
        if (isCode(error, 'EEXIST')) return false
        throw error
      } finally {
        await rm(temporary)
      }
    },
    recordLaunch: (launch) => writeAtomically(path('launch.json'), JSON.stringify(launch)),
    recordStop: (failure) => writeAtomically(path('stop.json'), JSON.stringify(failure)),
    launch: () => readJson(path('launch.json'), launchSchema),
    stop: () => readJson(path('stop.json'), failureSchema),
    async claim({ outDir }) {
      const claim = await readJson(join(outDir, 'process.json'), claimSchema)
      return claim && { ...claim, since: (await stat(join(outDir, 'process.json'))).mtimeMs }
    },
    outcome: ({ outDir }) => readJson(join(outDir, 'outcome.json'), outcomeSchema),
    failure: ({ outDir }) => readJson(join(outDir, 'failure.json'), failureSchema),
    async lines({ outDir }) {
      const text = (await readText(join(outDir, 'progress.jsonl'))) ?? ''
      return text.split('\n').slice(0, -1)
    },
  }
}

/** The latest progress among lines of a progress log. */
export function latestProgress(lines: readonly string[]): RunProgress | null {
  const last = lines.at(-1)
  return last === undefined ? null : progressSchema.parse(JSON.parse(last))
}

/** A JSON file of this schema; undefined where it is not there or not yet written to its end. */
async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readText(path)
  return text === undefined || text === '' ? undefined : schema.parse(JSON.parse(text))
}

async function readText(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
