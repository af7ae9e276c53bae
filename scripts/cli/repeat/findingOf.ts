import { bytes32Schema, type Finding, findingFrom } from '@althing/proposals'
import { z } from 'zod'
import type { CliIo } from '../cliIo.ts'
import { CliError } from '../cliError.ts'
import { readJsonFile } from '../readJsonFile.ts'

const repetitionSchema = z.looseObject({
  format: z.literal('althing-repeat/1', { error: '"althing-repeat/1"' }),
  runId: z.string(),
  comparisons: z.array(z.looseObject({ what: z.string(), here: z.union([z.string(), z.int()]) })),
})

const foundSchema = z.looseObject({
  'artifact.root': bytes32Schema,
  'artifact.dirHash1': bytes32Schema,
  'artifact.totalBytes': z.int(),
  'artifact.fileCount': z.int(),
  metricBefore: z.int(),
  metricAfter: z.int(),
  worstRegression: z.int(),
})

/** What `althing repeat --out` found, as a juror votes for it. @throws CliError where it repeats another run. */
export async function readFinding(io: Pick<CliIo, 'cwd'>, path: string, runId: bigint): Promise<Finding> {
  const repetition = await readJsonFile(io, path, repetitionSchema)
  if (repetition.runId !== String(runId)) {
    throw new CliError('input', `${path}: found a repetition of run ${repetition.runId}, allowed one of run ${runId}`)
  }
  const here = Object.fromEntries(repetition.comparisons.map((comparison) => [comparison.what, comparison.here]))
  const found = foundSchema.safeParse(here)
  if (!found.success) {
    const [issue] = found.error.issues
    throw new CliError(
      'input',
      `${path}: comparisons: found no ${String(issue?.path[0])}, allowed all that a run reports`,
    )
  }

  const { data } = found
  return findingFrom({
    ...data,
    artifact: {
      root: data['artifact.root'],
      dirHash1: data['artifact.dirHash1'],
      totalBytes: data['artifact.totalBytes'],
      fileCount: data['artifact.fileCount'],
    },
  })
}
