import type { ChainView } from '../chain/readContract.ts'
import { readRun, readVersion, type RunRecord, type VersionRecord } from '../chain/records.ts'
import { CliError } from '../cliError.ts'
import { expectExecuted } from './expectExecuted.ts'
import { readVotedConfig, type VotedConfig } from './votedConfig.ts'

/** A training: the config that was voted, and the run that carried it out. */
export interface Training extends VotedConfig {
  readonly runId: bigint
  readonly run: RunRecord
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
  await expectExecuted(view, run.proposalId)
  const voted = await readVotedConfig(view, run.config)
  const parent = run.parent === zeroId ? null : await readVersion(view, run.parent)
  return { ...voted, runId, run, parent }
}
