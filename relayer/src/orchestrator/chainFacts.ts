import type { OnChainConfig } from '@althing/proposals'
import type { Address, Hex } from 'viem'
import type { ChainEvent } from '../chain/chainEvent.ts'
import { isEvent } from '../chain/eventGuard.ts'

export type DatasetFact = { readonly contributor: Address; readonly root: Hex; readonly uri: string }
export type ConfigFact = { readonly config: OnChainConfig; readonly uri: string }
export type VersionFact = { readonly root: Hex; readonly uri: string }
export type RunFact = {
  readonly status: 'authorized' | 'started' | 'submitted' | 'finalized' | 'refused' | 'failed' | 'cancelled'
  readonly deadline: number
  readonly trainer: Address | null
  readonly parent: Hex | null
  readonly submittedAt: number | null
}

/** What final events say of datasets, configs, versions and runs: where to look, and what has been decided since. */
export type ChainFacts = {
  apply(events: readonly ChainEvent[]): void
  dataset(id: Hex): DatasetFact | undefined
  config(id: Hex): ConfigFact | undefined
  version(id: Hex): VersionFact | undefined
  run(id: bigint): RunFact | undefined
}

/** Creates the fold. URIs in it are hints; ids are recomputed from the rest before anything is believed. */
export function createChainFacts(): ChainFacts {
  const datasets = new Map<Hex, DatasetFact>()
  const configs = new Map<Hex, ConfigFact>()
  const versions = new Map<Hex, VersionFact>()
  const runs = new Map<bigint, RunFact>()
  const artifactUris = new Map<bigint, string>()

  function change(runId: bigint, fact: Partial<RunFact>): void {
    const known = runs.get(runId)
    if (known) runs.set(runId, { ...known, ...fact })
  }

  function applyRunEvent(event: ChainEvent): void {
    if (isEvent(event, 'runs', 'RunAuthorized'))
      runs.set(event.args.runId, {
        status: 'authorized',
        deadline: event.args.deadline,
        trainer: null,
        parent: null,
        submittedAt: null,
      })
    if (isEvent(event, 'runs', 'RunStarted'))
      change(event.args.runId, { status: 'started', trainer: event.args.trainer, parent: event.args.parent })
    if (isEvent(event, 'runs', 'RunSubmitted')) {
      change(event.args.runId, { status: 'submitted', submittedAt: event.blockTimestamp })
      artifactUris.set(event.args.runId, event.args.uri)
    }
    if (isEvent(event, 'runs', 'RunFinalized')) change(event.args.runId, { status: 'finalized' })
    if (isEvent(event, 'runs', 'RunRefused')) change(event.args.runId, { status: 'refused' })
    if (isEvent(event, 'runs', 'RunFailed')) change(event.args.runId, { status: 'failed' })
    if (isEvent(event, 'runs', 'RunCancelled')) change(event.args.runId, { status: 'cancelled' })
  }

  function applyRegistryEvent(event: ChainEvent): void {
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
        applyRunEvent(event)
        applyRegistryEvent(event)
      }
    },
    dataset: (id) => datasets.get(id),
    config: (id) => configs.get(id),
    version: (id) => versions.get(id),
    run: (id) => runs.get(id),
  }
}
