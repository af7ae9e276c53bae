import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  buildCalls,
  commitmentOf,
  configIdOf,
  datasetRegistryAbi,
  descriptionHashOf,
  encodeManifest,
  governanceTokenAbi,
  hashConfig,
  modelGovernorAbi,
  onChainConfigOf,
  parseActions,
  parseConfig,
  proposalIdOf,
  runStatusNames,
  trainingRunsAbi,
  type Action,
  type Config,
  type Hex,
  type Manifest,
} from '@althing/proposals'
import { hashFolder } from '@althing/relayer/hashFolder'
import { Contract, getAddress } from 'ethers'
import { person } from '../../scripts/devnet/people.ts'
import { animals } from '../../relayer/src/trainer/fixtures/animals.ts'
import { createTraining, type TrainingOptions } from '../../relayer/src/trainer/fixtures/createTraining.ts'
import { startLocalAlthing, type LocalAlthing } from './localAlthing.ts'

/** A folder on this machine with what commits to it. */
export interface Folder {
  readonly dir: string
  readonly manifest: Manifest
}

/** A local Althing with delegated votes, a trainer, a base model, and the datasets and config of a training of a moment. */
export interface SmallDao extends LocalAlthing {
  readonly config: Config
  readonly configBytes: Uint8Array
  /** Every folder that a run needs: base, training sets, evaluation sets. */
  readonly folders: readonly Folder[]
  /** Proposes, and stops there. */
  propose(actions: readonly Action[]): Promise<Proposal>
  /** Proposes, votes, queues and executes. */
  decide(actions: readonly Action[]): Promise<Proposal>
  /** The decision that authorises one run of the config, once it is approved. */
  readonly authorize: readonly Action[]
  /** Name of a run's status at the latest block. */
  runStatus(runId: bigint): Promise<string>
}

export interface Proposal {
  readonly id: bigint
  readonly calls: { targets: readonly Hex[]; values: readonly bigint[]; calldatas: readonly Hex[] }
  readonly descriptionHash: Hex
  vote(support: 0 | 1): Promise<void>
  queue(): Promise<void>
  execute(): Promise<void>
}

type Holder = 'Astrid' | 'Bjorn' | 'Clara'
const holders: readonly Holder[] = ['Astrid', 'Bjorn', 'Clara']

export const lineageName = 'animals'

/** Starts the DAO up to the point where one more decision authorises a run. */
export async function startSmallDao(
  options: { training?: Partial<TrainingOptions>; chainId?: number } = {},
): Promise<SmallDao> {
  const althing = await startLocalAlthing(options.chainId === undefined ? {} : { chainId: options.chainId })
  const { deployment, wallet, dir } = althing
  for (const name of holders) {
    const token = new Contract(deployment.contracts.token, governanceTokenAbi, wallet(name))
    await (await token.getFunction('delegate')(wallet(name).address)).wait()
  }
  const spec = await createTraining(join(dir, 'training'), { ...animals, ...options.training })
  const dirs = [spec.base.dir, ...spec.datasets.map((set) => set.dir), ...spec.evaluationSets.map((set) => set.dir)]
  const folders = await Promise.all(
    dirs.map(async (path) => ({ dir: path, manifest: (await hashFolder(path)).manifest })),
  )
  const configBytes = await readFile(spec.config)
  const config = parseConfig(configBytes)

  let nonce = 0
  const send = async (name: Holder, method: string, ...args: unknown[]) => {
    const governor = new Contract(deployment.contracts.governor, modelGovernorAbi, wallet(name))
    await (await governor.getFunction(method)(...args)).wait()
  }
  const propose = async (actions: readonly Action[]): Promise<Proposal> => {
    const calls = buildCalls(actions, { deployment, configs: new Map([['config.json', config]]) })
    const description = `# Decision ${++nonce}\n\n#proposer=${wallet('Astrid').address.toLowerCase()}`
    const descriptionHash = descriptionHashOf(description)
    const { targets, values, calldatas } = calls
    await send('Astrid', 'propose', targets, values, calldatas, description)
    const id = proposalIdOf(calls, descriptionHash)
    return {
      id,
      calls,
      descriptionHash,
      async vote(support) {
        await althing.chain.openVote(String(id))
        for (const name of holders) await send(name, 'castVote', id, support)
        await althing.chain.closeVote(String(id))
      },
      queue: () => send('Astrid', 'queue', targets, values, calldatas, descriptionHash),
      async execute() {
        await althing.chain.passDelay(String(id))
        await send('Astrid', 'execute', targets, values, calldatas, descriptionHash)
      },
    }
  }
  const decide = async (actions: readonly Action[]) => {
    const proposal = await propose(actions)
    await proposal.vote(1)
    await proposal.queue()
    await proposal.execute()
    return proposal
  }

  const [base, ...sets] = folders
  if (!base) throw new RangeError('a training has a base')
  const contributor = wallet('Dagny')
  const registry = new Contract(deployment.contracts.datasets, datasetRegistryAbi, contributor)
  for (const { manifest } of sets)
    await (
      await registry.getFunction('submit')({
        commitment: commitmentOf(manifest),
        metadataDigest: manifest.root,
        payout: contributor.address,
        uri: '',
      })
    ).wait()
  const contributors = Object.fromEntries(sets.map(({ manifest }) => [manifest.root, getAddress(contributor.address)]))
  const { dirHash1, ...commitment } = commitmentOf(base.manifest)
  await decide(
    actionsOf(
      { type: 'lineage.create', name: lineageName, base: { ...commitment, dirHash1: dirHash1.slice(2) } },
      { type: 'trainer.set', trainer: person('Trainer').address, admitted: true },
      ...sets.map(({ manifest }) => ({
        type: 'dataset.approve',
        dataset: { contributor: contributor.address, root: manifest.root },
      })),
    ),
  )
  const approveConfig = actionsOf({ type: 'config.approve', lineage: lineageName, config: 'config.json', contributors })
  await decide(approveConfig)
  const configId = configIdsOf(approveConfig, config)

  const runs = new Contract(deployment.contracts.runs, trainingRunsAbi, althing.provider)
  return {
    ...althing,
    config,
    configBytes,
    folders,
    propose,
    decide,
    authorize: actionsOf({ type: 'run.authorize', config: configId, duration: '7 days', release: true }),
    runStatus: async (runId) => runStatusNames[Number(await runs.getFunction('status')(runId))] ?? 'None',
  }
}

/** Actions as a proposal's document would hold them. */
export function actionsOf(...actions: readonly object[]): readonly Action[] {
  return parseActions(JSON.stringify({ format: 'actions/1', actions })).actions
}

function configIdsOf([action]: readonly Action[], config: Config): Hex {
  if (action?.type !== 'config.approve') throw new RangeError('not a config.approve')
  return configIdOf(onChainConfigOf(action, config))
}

/** Uploads every folder and the config to a relayer, as contributors do. */
export async function uploadAll(apiUrl: string, dao: SmallDao): Promise<void> {
  for (const { dir, manifest } of dao.folders) {
    await put(`${apiUrl}/v1/manifests/${manifest.root}`, encodeManifest(manifest), 'application/json')
    for (const { path, sha256 } of manifest.files)
      await put(`${apiUrl}/v1/blobs/${sha256}`, await readFile(join(dir, path)), 'application/octet-stream')
  }
  const digest = hashConfig(dao.config).slice(2)
  await put(`${apiUrl}/v1/documents/${digest}`, dao.configBytes, 'application/json')
}

async function put(url: string, body: Uint8Array, type: string): Promise<void> {
  const response = await fetch(url, { method: 'PUT', body: new Uint8Array(body), headers: { 'content-type': type } })
  if (!response.ok) throw new Error(`PUT ${url}: ${response.status} ${await response.text()}`)
}
