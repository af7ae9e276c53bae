import {
  type Deployment,
  type Hex,
  lineageIdOf,
  modelGovernorAbi,
  proposalStateNames,
  versionIdOf,
} from '@althing/proposals'
import { Contract, type JsonRpcProvider } from 'ethers'
import type { ChainBlock } from '../chain/chainBlock.ts'
import { checkDeployment } from '../chain/checkDeployment.ts'
import type { ChainView } from '../chain/readContract.ts'
import {
  type ConfigRecord,
  type DatasetRecord,
  readConfigRecord,
  readDataset,
  readInForce,
  readRun,
  readVersion,
  type RunRecord,
  type VersionRecord,
} from '../chain/records.ts'
import { CliError } from '../cliError.ts'

/** How a version came about: the config that was voted, the run that carried it out, and the data. */
export interface Training {
  readonly configId: Hex
  readonly config: ConfigRecord
  readonly runId: bigint
  readonly run: RunRecord
  readonly trainingSets: readonly DatasetRecord[]
  readonly evaluationSets: readonly DatasetRecord[]
  /** Version whose weights the training started from, as the config names it. */
  readonly base: VersionRecord
}

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

const zero = `0x${'00'.repeat(32)}`

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
  { provider, deployment }: { provider: JsonRpcProvider; deployment: Deployment },
  request: { lineage: bigint; block: ChainBlock; versionId?: Hex },
): Promise<ResolvedVersion> {
  const { lineage, block } = request
  const view: ChainView = { provider, deployment, blockNumber: block.number }
  await checkDeployment(view)

  const inForce = await readInForce(view, lineage)
  const versionId = request.versionId ?? inForce
  if (versionId === zero) {
    throw new CliError('refused', `lineage ${lineage}: found no version in force at block ${block.number}, allowed one`)
  }

  const version = await readVersion(view, versionId)
  expectEqual('lineage of the version', version.lineage, lineage)
  expectEqual('id of the version', versionIdOf(lineage, version.run, version.artifact.root), versionId)
  await expectExecuted(view, version.proposalId)
  const training = version.run === 0n ? null : await resolveTraining(view, version)
  return { block, lineage, versionId, inForce: versionId === inForce, version, training }
}

async function resolveTraining(view: ChainView, version: VersionRecord): Promise<Training> {
  const [config, run] = await Promise.all([readConfigRecord(view, version.config), readRun(view, version.run)])
  expectEqual('config of the run', run.config, version.config)
  expectEqual('status of the run', run.status, 'Finalized')
  expectEqual('artifact of the run', run.result.artifact.root, version.artifact.root)
  expectEqual('attestation of the run', run.result.attestationDigest, version.attestationDigest)
  expectEqual('lineage of the config', config.config.lineage, version.lineage)
  await expectExecuted(view, config.proposalId)
  await expectExecuted(view, run.proposalId)

  const [trainingSets, evaluationSets, base] = await Promise.all([
    Promise.all(config.config.trainingSets.map((id) => readDataset(view, id))),
    Promise.all(config.config.evaluationSets.map((id) => readDataset(view, id))),
    readVersion(view, config.config.baseVersion),
  ])
  return { configId: version.config, config, runId: version.run, run, trainingSets, evaluationSets, base }
}

/** The one promise: what is in force is so because an executed proposal says so. */
async function expectExecuted({ provider, deployment, blockNumber }: ChainView, proposalId: bigint): Promise<void> {
  const governor = new Contract(deployment.contracts.governor, modelGovernorAbi, provider)
  const state: unknown = await governor.getFunction('state').staticCall(proposalId, { blockTag: blockNumber })
  expectEqual(`state of proposal ${proposalId}`, proposalStateNames[Number(state)], 'Executed')
}

function expectEqual(what: string, found: unknown, allowed: unknown): void {
  if (found !== allowed)
    throw new CliError('verification', `${what}: found ${String(found)}, allowed ${String(allowed)}`)
}
