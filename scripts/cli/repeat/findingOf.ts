import { bytes32Schema } from '@althing/proposals'
import { z } from 'zod'
import type { Finding } from '../../training/dispute.ts'
import type { CliIo } from '../cliIo.ts'
import { CliError } from '../cliError.ts'
import { readJsonFile } from '../readJsonFile.ts'

const repetitionSchema = z.looseObject({
  format: z.literal('althing-repeat/1', { error: '"althing-repeat/1"' }),
  runId: z.string(),
  comparisons: z.array(z.looseObject({ what: z.string(), here: z.union([z.string(), z.int()]) })),
})

/** What `althing repeat --out` found, as a juror votes for it. @throws CliError where it repeats another run. */
export async function readFinding(io: Pick<CliIo, 'cwd'>, path: string, runId: bigint): Promise<Finding> {
  const repetition = await readJsonFile(io, path, repetitionSchema)
  if (repetition.runId !== String(runId)) {
    throw new CliError('input', `${path}: found a repetition of run ${repetition.runId}, allowed one of run ${runId}`)
  }
  const here = new Map(repetition.comparisons.map((comparison) => [comparison.what, comparison.here]))
  const hash = (what: string) => bytes32Schema.parse(here.get(what))
  const count = (what: string) => z.int().parse(here.get(what))

  return {
    artifact: {
      root: hash('artifact.root'),
      dirHash1: hash('artifact.dirHash1'),
      totalBytes: BigInt(count('artifact.totalBytes')),
      fileCount: count('artifact.fileCount'),
    },
    metricBefore: BigInt(count('metricBefore')),
    metricAfter: BigInt(count('metricAfter')),
    worstRegression: BigInt(count('worstRegression')),
  }
}
