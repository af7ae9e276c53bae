import {
  configIdOf,
  hashConfig,
  onChainConfigOf,
  parseConfig,
  type Config,
  type OnChainConfig,
} from '@althing/proposals'
import type { Hex } from 'viem'
import type { RunJob } from '../ledger/runJob.ts'
import type { ChainFacts } from './chainFacts.ts'
import { NotYet, RunRejected } from './runRejected.ts'

/** A folder that a run reads, and where it may be found. */
export type InputFolder = { readonly root: Hex; readonly uris: readonly string[] }

/** What a run is made of, every part of it following from the config id that was approved. */
export type RunInputs = {
  readonly config: Config
  readonly configDigest: Hex
  readonly onChain: OnChainConfig
  readonly datasets: readonly InputFolder[]
  readonly evaluationSets: readonly InputFolder[]
  readonly base: InputFolder
}

/** The approved config by its id, recomputed: an event's word is not taken for it. */
export function approvedConfigOf(job: RunJob, facts: ChainFacts): { config: OnChainConfig; uri: string } {
  const fact = facts.config(job.configId)
  if (!fact) throw new NotYet(`config ${job.configId} is not in the index yet`, 5)
  if (configIdOf(fact.config) !== job.configId)
    throw new RunRejected(`config ${job.configId} is not the one in its event`)
  return fact
}

/**
 * Reads the config's bytes and requires that they say what the chain says: digest, lineage, base version, datasets by
 * contributor, shares, evaluation sets and gate, all at once, by rebuilding the config's id from them.
 *
 * @throws RunRejected when they differ.
 */
export function resolveInputs(job: RunJob, bytes: Uint8Array, facts: ChainFacts): RunInputs {
  const { config: approved } = approvedConfigOf(job, facts)
  const config = parseConfig(bytes)
  const configDigest = hashConfig(config)
  if (configDigest !== approved.configDigest)
    throw new RunRejected(`the config hashes to ${configDigest}, approved is ${approved.configDigest}`)

  const ids = [...approved.trainingSets, ...approved.evaluationSets]
  const sets = new Map(
    ids.map((id) => {
      const dataset = facts.dataset(id)
      if (!dataset) throw new NotYet(`dataset ${id} is not in the index yet`, 5)
      return [dataset.root, dataset] as const
    }),
  )
  const roots = [...config.datasets, ...config.evaluation.datasets].map(({ root }) => root)
  const contributors = Object.fromEntries([...sets].map(([root, { contributor }]) => [root, contributor]))
  if (roots.some((root) => !sets.has(root)) || new Set(roots).size !== sets.size)
    throw new RunRejected('the config names other datasets than the chain')
  const rebuilt = onChainConfigOf(
    {
      type: 'config.approve',
      lineage: approved.lineage.toString(),
      baseVersion: approved.baseVersion,
      config: 'config.json',
      contributors,
      uri: '',
    },
    config,
  )
  if (configIdOf(rebuilt) !== job.configId)
    throw new RunRejected('the config and its record on chain do not say the same')

  const folderOf = ({ root }: { root: Hex }): InputFolder => ({ root, uris: urisOf(sets.get(root)?.uri) })
  return {
    config,
    configDigest,
    onChain: approved,
    datasets: config.datasets.map(folderOf),
    evaluationSets: config.evaluation.datasets.map(folderOf),
    base: baseOf(config, { approved, facts }),
  }
}

function baseOf(config: Config, { approved, facts }: { approved: OnChainConfig; facts: ChainFacts }): InputFolder {
  const version = facts.version(approved.baseVersion)
  if (!version) throw new NotYet(`version ${approved.baseVersion} is not in the index yet`, 5)
  if (version.root !== config.baseModel.root)
    throw new RunRejected(`the config's base model is ${config.baseModel.root}, the base version's is ${version.root}`)
  return { root: version.root, uris: urisOf(version.uri) }
}

/** The version that the gate's baseline `parent` means, or null where another baseline is used. */
export function parentOf(inputs: RunInputs, at: { job: RunJob; facts: ChainFacts }): InputFolder | null {
  const { job, facts } = at
  const { parentVersion } = job.facts
  if (inputs.config.evaluation.baseline !== 'parent' || parentVersion === undefined || BigInt(parentVersion) === 0n)
    return null
  const version = facts.version(parentVersion)
  if (!version) throw new NotYet(`version ${parentVersion} is not in the index yet`, 5)
  return { root: version.root, uris: urisOf(version.uri) }
}

function urisOf(uri: string | undefined): readonly string[] {
  return uri === undefined || uri === '' ? [] : [uri]
}
