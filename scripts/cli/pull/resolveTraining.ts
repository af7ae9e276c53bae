import { type Hex, modelGovernorAbi, proposalStateNames } from '@althing/proposals'
import { Contract } from 'ethers'
import type { ChainView } from '../chain/readContract.ts'
import {
  type ConfigRecord,
  type DatasetRecord,
  readConfigRecord,
  readDataset,
  readRun,
  readVersion,
  type RunRecord,
  type VersionRecord,
} from '../chain/records.ts'
import { CliError } from '../cliError.ts'

/** A training: the config that was voted, the run that carried it out, and the data. */
export interface Training {
  readonly configId: Hex
  readonly config: ConfigRecord
  readonly runId: bigint
  readonly run: RunRecord
  readonly trainingSets: readonly DatasetRecord[]
  readonly evaluationSets: readonly DatasetRecord[]
  /** Version whose weights the training started from, as the config names it. */
  readonly base: VersionRecord
  /** Version in force when the run started; null before, and where none was. */
  readonly parent: VersionRecord | null
}

export const zeroId = `0x${'00'.repeat(32)}`

/**
 * Resolves a run from the chain alone.
 *
 * @throws {CliError} if there is no such run, or no executed proposal stands behind it and its config.
 */
export async function resolveTraining(view: ChainView, runId: bigint): Promise<Training> {
  const run = await readRun(view, runId)
  if (run.status === 'None') {
    throw new CliError(
      'refused',
      `run ${runId}: found no such run at block ${view.blockNumber}, allowed an authorised one`,
    )
  }
  const config = await readConfigRecord(view, run.config)
  await expectExecuted(view, config.proposalId)
  await expectExecuted(view, run.proposalId)

  const { trainingSets, evaluationSets, baseVersion } = config.config
  const [training, evaluation, base, parent] = await Promise.all([
    Promise.all(trainingSets.map((id) => readDataset(view, id))),
    Promise.all(evaluationSets.map((id) => readDataset(view, id))),
    readVersion(view, baseVersion),
    run.parent === zeroId ? null : readVersion(view, run.parent),
  ])
  return { configId: run.config, config, runId, run, trainingSets: training, evaluationSets: evaluation, base, parent }
}

/** The one promise: what is in force is so because an executed proposal says so. */
export async function expectExecuted(view: ChainView, proposalId: bigint): Promise<void> {
  const { provider, deployment, blockNumber } = view
  const governor = new Contract(deployment.contracts.governor, modelGovernorAbi, provider)
  const state: unknown = await governor.getFunction('state').staticCall(proposalId, { blockTag: blockNumber })
  expectEqual(`state of proposal ${proposalId}`, proposalStateNames[Number(state)], 'Executed')
}

/** Two records of the chain must say the same. */
export function expectEqual(what: string, found: unknown, allowed: unknown): void {
  if (found !== allowed)
    throw new CliError('verification', `${what}: found ${String(found)}, allowed ${String(allowed)}`)
}
