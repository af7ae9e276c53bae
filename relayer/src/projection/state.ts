import type {
  ApiBatch,
  ApiLicenseKind,
  ApiLineage,
  ApiPause,
  ApiProposal,
  ApiReport,
  ApiReviewer,
  ApiRound,
  ApiStream,
  ApiTrainer,
  ApiVerifier,
  ApiVeto,
  ApiVote,
  Commitment,
  Deployment,
  Hex,
} from '@althing/proposals'

import type { ChainEvent } from '../chain/chainEvent.ts'
import { createEntities, type Entities } from './entities.ts'
import type { ConfigView, DatasetView, Place, RunView } from './views.ts'

type DocumentUse = 'metadata' | 'config' | 'attestation'

/** A folder that the chain speaks of other than by a dataset: a base model, an artifact, or a proposed one. */
type KnownFolder = { readonly commitments: readonly Commitment[] }

/** What decisions set for all that comes after; null before. */
export type Settings = {
  readonly minBond: bigint | null
  readonly quorumBps: number | null
  readonly requirements: {
    readonly modelQuorum: number
    readonly modelApproval: number
    readonly constitutionalQuorum: number
    readonly constitutionalApproval: number
  } | null
}

/** One layer of everything that is folded from events; `final` is what its facts are marked with. */
export interface State {
  readonly final: boolean
  readonly deployment: Deployment
  readonly proposals: Entities<ApiProposal>
  readonly datasets: Entities<DatasetView>
  readonly lineages: Entities<ApiLineage>
  readonly configs: Entities<ConfigView>
  readonly runs: Entities<RunView>
  readonly trainers: Entities<ApiTrainer>
  readonly verifiers: Entities<ApiVerifier>
  readonly reviewers: Entities<ApiReviewer>
  readonly pauses: Entities<ApiPause>
  readonly vetoes: Entities<ApiVeto>
  readonly batches: Entities<ApiBatch>
  readonly rounds: Entities<ApiRound>
  readonly licenses: Entities<ApiLicenseKind>
  readonly streams: Entities<ApiStream>
  /** Latest report of each author on each subject, by `subject author`. */
  readonly latestReports: Entities<ApiReport>
  /** Authors of each subject's reports. */
  readonly reporters: Entities<readonly Hex[]>
  /** Batches that each proposal approved, with the transaction of its execution. */
  readonly batchesOfProposal: Entities<{ readonly roots: readonly Hex[]; readonly transaction: Hex }>
  /** Lineage of each version. */
  readonly versions: Entities<{ lineage: string }>
  /** `proposal voter` pairs that have voted. */
  readonly voters: Entities<true>
  readonly documents: Entities<DocumentUse>
  readonly folders: Entities<KnownFolder>
  /** Datasets of each root: several contributors may submit the same bytes. */
  readonly datasetsByRoot: Entities<readonly Hex[]>
  readonly votes: (proposalId: string) => Entities<ApiVote>
  readonly reports: (subject: string) => Entities<ApiReport>
  settings: Settings
  /** Events that spoke of something never created: the history has a hole. */
  gaps: number
}

/** @param below Final state under a preview; null for the final state itself. */
export function createState(deployment: Deployment, below: State | null): State {
  const votes = new Map<string, Entities<ApiVote>>()
  const reports = new Map<string, Entities<ApiReport>>()

  return {
    final: below === null,
    deployment,
    proposals: createEntities(below?.proposals ?? null),
    datasets: createEntities(below?.datasets ?? null),
    lineages: createEntities(below?.lineages ?? null),
    configs: createEntities(below?.configs ?? null),
    runs: createEntities(below?.runs ?? null),
    trainers: createEntities(below?.trainers ?? null),
    verifiers: createEntities(below?.verifiers ?? null),
    reviewers: createEntities(below?.reviewers ?? null),
    pauses: createEntities(below?.pauses ?? null),
    vetoes: createEntities(below?.vetoes ?? null),
    batches: createEntities(below?.batches ?? null),
    rounds: createEntities(below?.rounds ?? null),
    licenses: createEntities(below?.licenses ?? null),
    streams: createEntities(below?.streams ?? null),
    latestReports: createEntities(below?.latestReports ?? null),
    reporters: createEntities(below?.reporters ?? null),
    batchesOfProposal: createEntities(below?.batchesOfProposal ?? null),
    versions: createEntities(below?.versions ?? null),
    voters: createEntities(below?.voters ?? null),
    documents: createEntities(below?.documents ?? null),
    folders: createEntities(below?.folders ?? null),
    datasetsByRoot: createEntities(below?.datasetsByRoot ?? null),
    votes(proposalId) {
      const found = votes.get(proposalId) ?? createEntities(below?.votes(proposalId) ?? null)
      votes.set(proposalId, found)
      return found
    },
    reports(subject) {
      const found = reports.get(subject) ?? createEntities(below?.reports(subject) ?? null)
      reports.set(subject, found)
      return found
    },
    settings: below?.settings ?? { minBond: null, quorumBps: null, requirements: null },
    gaps: below?.gaps ?? 0,
  }
}

/** Where an event stands in the chain. */
export function placeOf({ blockNumber, logIndex }: ChainEvent): Place {
  return { blockNumber, logIndex }
}

/** Changes fields of a fact and marks it with the lane that changed it. */
export function patch<T extends { final: boolean }>(
  state: State,
  entities: Entities<T>,
  { id, change }: { id: string; change: (item: T) => Partial<T> },
): void {
  const known = entities.update(id, (item) => ({ ...item, ...change(item), final: state.final }))
  if (!known) state.gaps += 1
}

/** Remembers that the chain speaks of a folder with this commitment. */
export function knowFolder(state: State, commitment: Commitment, place: Place): void {
  const before = state.folders.get(commitment.root)?.commitments ?? []
  if (before.some((known) => sameCommitment(known, commitment))) return

  state.folders.create(commitment.root, { commitments: [...before, commitment] }, place)
}

function sameCommitment(a: Commitment, b: Commitment): boolean {
  return a.root === b.root && a.dirHash1 === b.dirHash1 && a.totalBytes === b.totalBytes && a.fileCount === b.fileCount
}

/** A commitment as events carry it, in the form of the API. */
export function commitmentFrom(commitment: {
  root: Hex
  dirHash1: Hex
  totalBytes: bigint
  fileCount: number
}): Commitment {
  return { ...commitment, totalBytes: Number(commitment.totalBytes) }
}

const zeroDigest = /^0x0{64}$/

/** Null for the zero digest, with which the chain says "none". */
export function digestOrNull(digest: Hex): Hex | null {
  return zeroDigest.test(digest) ? null : digest
}
