import type { ChainBlock } from '../chain/chainBlock.ts'
import { checkDeployment } from '../chain/checkDeployment.ts'
import { CliError } from '../cliError.ts'
import type { Connection } from '../connection.ts'
import { readAgreed } from '../pull/readAgreed.ts'
import { resolveAgreed } from '../pull/resolveAgreed.ts'
import { resolveTraining, type Training, zeroId } from '../pull/resolveTraining.ts'
import { parseLineage } from '../pull/resolveVersion.ts'

/** What is to be repeated: a run, or whichever run brought a lineage's version in force. */
export type RepeatTarget = { readonly runId: bigint } | { readonly lineage: bigint }

/** Reads a run's number, or a lineage's name or id; ids of lineages have 20 digits at the least. */
export function parseRepeatTarget(text: string): RepeatTarget {
  return /^\d{1,19}$/.test(text) ? { runId: BigInt(text) } : { lineage: parseLineage(text) }
}

/**
 * Resolves the training to repeat from the chain alone, at every endpoint that was given.
 *
 * @throws {CliError} if there is nothing to compare with, or two endpoints disagree.
 */
export async function resolveRun(
  connection: Connection,
  { target, block }: { target: RepeatTarget; block: ChainBlock },
): Promise<Training> {
  const training = await ('runId' in target
    ? resolveById(connection, target.runId, block)
    : resolveInForce(connection, target.lineage, block))
  const { runId, run } = training
  if (run.result.artifact.root === zeroId) {
    throw new CliError('refused', `run ${runId}: found it ${run.status} without a result, allowed one with a result`)
  }
  return training
}

async function resolveInForce(connection: Connection, lineage: bigint, block: ChainBlock): Promise<Training> {
  const { training } = await resolveAgreed(connection, { lineage, block })
  if (training !== null) return training
  throw new CliError('refused', 'found the base version in force, which no run produced; allowed one that was trained')
}

function resolveById(connection: Connection, runId: bigint, block: ChainBlock): Promise<Training> {
  return readAgreed(connection, {
    block,
    async read(at) {
      const view = { ...at, blockNumber: block.number }
      await checkDeployment(view)
      return resolveTraining(view, runId)
    },
    nameOf: ({ run }) => `run ${runId} ${run.status} with artifact ${run.result.artifact.root}`,
  })
}
