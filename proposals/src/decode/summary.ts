import type { Hex } from '../hex.ts'

/** A sentence and the facts under it, a line each. */
export interface CallFacts {
  readonly sentence: string
  readonly details: readonly string[]
}

/** What one call would change, for people: never more than the calldata proves. */
export interface CallSummary {
  /** One sentence, addresses and ids in full. */
  readonly sentence: string
  /** Facts under the sentence, a line each. */
  readonly details: readonly string[]
  /** Why a voter must look closer; null where the call is fully understood. */
  readonly warning: string | null
}

/** Names that a reader has from elsewhere (an index, the registry). All hints: ids stay beside them. */
export interface KnownNames {
  /** Who contributed which root under a dataset's id. */
  readonly dataset?: (id: Hex) => { contributor: string; root: string; title?: string | null } | undefined
  /** Name of a lineage. */
  readonly lineage?: (id: bigint) => string | undefined
  /** The text whose SHA-256 a call carries as a reason. */
  readonly reason?: (digest: Hex) => string | undefined
}

/** What summaries are written with. */
export interface SummaryContext {
  readonly names: KnownNames
  readonly clock: 'blocknumber' | 'timestamp'
}
