import { type Hex, lineageIdOf, versionIdOf } from '@althing/proposals'
import type { ChainBlock } from '../chain/chainBlock.ts'
import { checkDeployment } from '../chain/checkDeployment.ts'
import type { ChainView } from '../chain/readContract.ts'
import { readInForce, readVersion, type VersionRecord } from '../chain/records.ts'
import { CliError } from '../cliError.ts'
import { expectEqual, expectExecuted } from './expectExecuted.ts'
import type { Endpoint } from './readAgreed.ts'
import { resolveTraining, type Training, zeroId } from './resolveTraining.ts'

/** Everything the chain says of one version, as of one block. */
export interface ResolvedVersion {
  readonly block: ChainBlock
  readonly lineage: bigint
  readonly versionId: Hex
  readonly inForce: boolean
  readonly version: VersionRecord
  /** Null for a lineage's base version, which no run produced. */
  readonly training: Training | null
}

/** Id of a lineage from its name or its decimal id. */
export function parseLineage(text: string): bigint {
  if (/^\d{20,78}$/.test(text)) return BigInt(text)
  if (/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)) return lineageIdOf(text)
  throw new CliError('usage', `lineage: found ${JSON.stringify(text)}, allowed a lineage’s name or its decimal id`)
}

/**
 * Resolves a version from the chain alone.
 *
 * @param versionId The version in force unless given.
 * @throws {CliError} if nothing is in force, the contracts are not the deployment's, or the records contradict each other.
 */
export async function resolveVersion(
  { provider, deployment }: Endpoint,
  request: { lineage: bigint; block: ChainBlock; versionId?: Hex },
): Promise<ResolvedVersion> {
  const { lineage, block } = request
  const view: ChainView = { provider, deployment, blockNumber: block.number }
  await checkDeployment(view)

  const inForce = await readInForce(view, lineage)
  const versionId = request.versionId ?? inForce
  if (versionId === zeroId) {
    throw new CliError('refused', `lineage ${lineage}: found no version in force at block ${block.number}, allowed one`)
  }

  const version = await readVersion(view, versionId)
  expectEqual('lineage of the version', version.lineage, lineage)
  expectEqual('id of the version', versionIdOf(lineage, version.run, version.artifact.root), versionId)
  await expectExecuted(view, version.proposalId)
  const training = version.run === 0n ? null : await resolveOrigin(view, version)
  return { block, lineage, versionId, inForce: versionId === inForce, version, training }
}

/** The training of the run that a version came from. */
async function resolveOrigin(view: ChainView, version: VersionRecord): Promise<Training> {
  const training = await resolveTraining(view, version.run)
  const { run, config } = training
  expectEqual('config of the run', run.config, version.config)
  expectEqual('status of the run', run.status, 'Finalized')
  expectEqual('artifact of the run', run.result.artifact.root, version.artifact.root)
  expectEqual('attestation of the run', run.result.attestationDigest, version.attestationDigest)
  expectEqual('lineage of the config', config.config.lineage, version.lineage)
  return training
}
