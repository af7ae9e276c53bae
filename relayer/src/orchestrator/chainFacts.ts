import type { OnChainConfig } from '@althing/proposals'
import type { Address, Hex } from 'viem'
import type { ChainEvent } from '../chain/chainEvent.ts'
import { isEvent } from '../chain/eventGuard.ts'
import { createRunFacts, type RunFacts } from './runFacts.ts'

export type DatasetFact = { readonly contributor: Address; readonly root: Hex; readonly uri: string }
export type ConfigFact = { readonly config: OnChainConfig; readonly uri: string }
export type VersionFact = { readonly root: Hex; readonly uri: string }

/** What final events say of datasets, configs, versions and runs: where to look, and what has been decided since. */
export type ChainFacts = {
  apply(events: readonly ChainEvent[]): void
  dataset(id: Hex): DatasetFact | undefined
  config(id: Hex): ConfigFact | undefined
  version(id: Hex): VersionFact | undefined
} & Omit<RunFacts, 'apply'>

/** Creates the fold. URIs in it are hints; ids are recomputed from the rest before anything is believed. */
export function createChainFacts(): ChainFacts {
  const datasets = new Map<Hex, DatasetFact>()
  const configs = new Map<Hex, ConfigFact>()
  const versions = new Map<Hex, VersionFact>()
  const runs = createRunFacts()
  const artifactUris = new Map<bigint, string>()

  function applyRegistryEvent(event: ChainEvent): void {
    if (isEvent(event, 'runs', 'RunSubmitted')) artifactUris.set(event.args.runId, event.args.uri)
    if (isEvent(event, 'datasets', 'DatasetSubmitted')) {
      const { datasetId, contributor, root, uri } = event.args
      datasets.set(datasetId, { contributor, root, uri })
    }
    if (isEvent(event, 'models', 'ConfigApproved'))
      configs.set(event.args.configId, { config: event.args.config, uri: event.args.uri })
    if (isEvent(event, 'models', 'LineageCreated'))
      versions.set(event.args.baseVersion, { root: event.args.base.root, uri: event.args.uri })
    if (isEvent(event, 'models', 'VersionRecorded')) {
      const { versionId, artifact, run } = event.args
      const uri = artifactUris.get(run)
      if (uri !== undefined) versions.set(versionId, { root: artifact.root, uri })
    }
  }

  return {
    apply(events) {
      for (const event of events) {
        runs.apply(event)
        applyRegistryEvent(event)
      }
    },
    dataset: (id) => datasets.get(id),
    config: (id) => configs.get(id),
    version: (id) => versions.get(id),
    run: runs.run,
    runs: runs.runs,
    withdrawals: runs.withdrawals,
  }
}
