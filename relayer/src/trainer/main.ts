import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { ConfigError, DdmError, JsonError } from '@althing/proposals'

import { EmbeddedError } from './embedded/embeddedError.ts'
import type { Failure } from './outcome.ts'
import { TrainingMismatchError } from './readInputs.ts'
import { FolderMismatchError, FolderRefusedError } from './readVerifiedFolder.ts'
import { runTraining, TimeLimitError } from './runTraining.ts'
import { parseTrainingSpec, TrainingSpecError } from './trainingSpec.ts'
import { writeAtomically } from './writeAtomically.ts'

/** Exit codes: what a caller may conclude without reading a file. */
const exitCodes = { done: 0, crashed: 1, usage: 2, refused: 3, taken: 4, timeLimit: 5 } as const

const refusals = [
  EmbeddedError,
  TrainingMismatchError,
  FolderMismatchError,
  FolderRefusedError,
  ConfigError,
  JsonError,
  DdmError,
]

/** `node main.ts SPEC`: trains what the spec names, see README.md for the files it leaves. */
async function main([path, ...others]: readonly string[]): Promise<number> {
  if (path === undefined || others.length > 0) {
    console.error('usage: node main.ts SPEC.json')
    return exitCodes.usage
  }
  const spec = parseTrainingSpec(await readFile(path, 'utf8'))
  if (!(await claim(spec.outDir))) {
    console.error(`${spec.outDir}: found another training's process.json; allowed: a folder of this attempt alone`)
    return exitCodes.taken
  }
  try {
    await runTraining(spec, () => Date.now() / 1000)
    return exitCodes.done
  } catch (error) {
    const failure = failureOf(error)
    console.error(failure.message)
    await writeAtomically(join(spec.outDir, 'failure.json'), `${JSON.stringify(failure, null, 2)}\n`)
    if (failure.code === 'refused') return exitCodes.refused
    return failure.code === 'time-limit' ? exitCodes.timeLimit : exitCodes.crashed
  }
}

/** Writes who trains here; false if somebody already did. */
async function claim(outDir: string): Promise<boolean> {
  const content = `${JSON.stringify({ pid: process.pid })}\n`
  try {
    await writeFile(join(outDir, 'process.json'), content, { flag: 'wx', flush: true })
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof TimeLimitError) return { code: 'time-limit', message }
  if (refusals.some((kind) => error instanceof kind)) return { code: 'refused', message }
  return { code: 'crashed', message: error instanceof Error ? (error.stack ?? message) : message }
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof TrainingSpecError ? error.message : error)
  process.exitCode = error instanceof TrainingSpecError ? exitCodes.usage : exitCodes.crashed
}
