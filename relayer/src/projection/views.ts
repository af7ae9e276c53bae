import type {
  ApiBatch,
  ApiConfig,
  ApiDataset,
  ApiLicenseKind,
  ApiLineage,
  ApiPause,
  ApiProposal,
  ApiReport,
  ApiReviewer,
  ApiReviews,
  ApiRound,
  ApiRun,
  ApiStream,
  ApiTrainer,
  ApiVerifier,
  ApiVersion,
  ApiVeto,
  ApiVote,
  Commitment,
  Hex,
} from '@althing/proposals'

/** What the chain says of a dataset; the store adds what it holds. */
export type DatasetView = Omit<ApiDataset, 'stored' | 'title' | 'license' | keyof Oversight>

/** What the chain says of a run; the ledger adds this relayer's job. `expired` is left to the reader's clock. */
export type RunView = Omit<ApiRun, 'job' | 'pause'>

/** What the chain says of a config; what reviewers and the council say of it is joined where it is shown. */
export type ConfigView = Omit<ApiConfig, keyof Oversight>

/** What reviewers and the council say of a subject now. */
export type Oversight = Pick<ApiConfig, 'reviews' | 'pause'>

/** Facts of one kind, by id and newest first. */
export interface Collection<T> {
  get(id: string): T | null
  /** At most `limit` facts created before the place `after` (of an earlier page), newest first. */
  page(options: { limit: number; after: Place | null; where?: (item: T) => boolean }): Page<T>
  readonly count: number
}

/** Where in the chain a fact was created: stable under later changes of the fact. */
export type Place = { readonly blockNumber: number; readonly logIndex: number }

export type Page<T> = { readonly items: readonly T[]; readonly next: Place | null }

export interface Views {
  readonly proposals: Collection<ApiProposal>
  readonly datasets: Collection<DatasetView>
  readonly lineages: Collection<ApiLineage>
  readonly configs: Collection<ConfigView>
  readonly runs: Collection<RunView>
  readonly trainers: Collection<ApiTrainer>
  readonly verifiers: Collection<ApiVerifier>
  readonly reviewers: Collection<ApiReviewer>
  readonly pauses: Collection<ApiPause>
  readonly vetoes: Collection<ApiVeto>
  readonly batches: Collection<ApiBatch>
  readonly rounds: Collection<ApiRound>
  readonly licenses: Collection<ApiLicenseKind>
  readonly streams: Collection<ApiStream>

  /** Reports on a subject, newest first. */
  reports(subject: string): Collection<ApiReport>

  /** Reviews that count now, and what holds the subject back. */
  oversight(subject: string): { readonly reviews: ApiReviews; readonly pause: ApiConfig['pause'] }

  /** Votes of a proposal, newest first. */
  votes(proposalId: string): Collection<ApiVote>

  version(id: string): ApiVersion | null

  /** What the chain knows of a folder's root: submitted, a base model, a run's artifact, or one that is proposed. */
  commitments(root: Hex): readonly Commitment[]

  /** Why the chain knows a document's digest, or null where it does not. */
  documentUse(digest: Hex): 'metadata' | 'config' | 'attestation' | null

  /** Events that spoke of something never created: above 0, the history has a hole. */
  readonly gaps: number

  /** Grows with every change of any view. */
  readonly revision: number
}
