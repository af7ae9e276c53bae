import { type Hex, versionIdOf } from '@althing/proposals'
import type { ChainView } from '../chain/readContract.ts'
import {
  type ConfigRecord,
  type DatasetRecord,
  readConfigRecord,
  readDataset,
  readVersion,
  type VersionRecord,
} from '../chain/records.ts'
import { CliError } from '../cliError.ts'
import { expectEqual, expectExecuted } from './expectExecuted.ts'

/** A config that was voted, with what the chain says of everything that it names. */
export interface VotedConfig {
  readonly configId: Hex
  readonly config: ConfigRecord
  readonly trainingSets: readonly DatasetRecord[]
  readonly evaluationSets: readonly DatasetRecord[]
  /** Version whose weights training starts from. */
  readonly base: VersionRecord
}

/**
 * Reads a config from the chain alone, whatever became of it since.
 *
 * @throws {CliError} if no such config was approved, or no executed proposal stands behind it.
 */
export async function readVotedConfig(view: ChainView, configId: Hex): Promise<VotedConfig> {
  const config = await readConfigRecord(view, configId)
  if (config.proposalId === 0n) {
    throw new CliError(
      'refused',
      `config ${configId}: found no such config at block ${view.blockNumber}, allowed the id of an approved one`,
    )
  }
  await expectExecuted(view, config.proposalId)

  const { lineage, baseVersion } = config.config
  const [trainingSets, evaluationSets, base] = await Promise.all([
    Promise.all(config.config.trainingSets.map((id) => readDataset(view, id))),
    Promise.all(config.config.evaluationSets.map((id) => readDataset(view, id))),
    readVersion(view, baseVersion),
  ])
  expectEqual('id of the base version', versionIdOf(lineage, base.run, base.artifact.root), baseVersion)
  return { configId, config, trainingSets, evaluationSets, base }
}
