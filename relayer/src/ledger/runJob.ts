import type { jobStates, RunProgress } from '@althing/proposals'
import type { Hex } from 'viem'

export type JobState = (typeof jobStates)[number]

/** What the facts of a run rest on: a proof against the block's state root, or the agreement of q endpoints alone. */
export type Trust = 'proof' | 'quorum'

/** The durable record of this relayer's work on one authorised run; one row for ever, see relayer-1 "Exactly once". */
export type RunJob = {
  readonly executionKey: Hex
  readonly runId: bigint
  readonly configId: Hex
  readonly proposalId: bigint
  readonly state: JobState
  /** Number of launches so far; artifacts live under (executionKey, attempt). */
  readonly attempt: number
  /** Fencing token: grows with every lease, and every update must carry the current one. */
  readonly fence: bigint
  readonly reason: string | null
  readonly trust: Trust
  readonly sandbox: string | null
  readonly progress: RunProgress | null
  /** Reference that the training engine gave to the launched attempt. */
  readonly engineRef: string | null
  /** Facts that later steps need, written with the arrow that found them. */
  readonly facts: JobFacts
}

export type JobFacts = {
  /** Version in force when the run was verified; what the gate's baseline `parent` means. */
  readonly parentVersion?: Hex
  readonly operationId?: Hex
  readonly callIndex?: number
  readonly verifiedAt?: { readonly number: number; readonly hash: Hex }
  readonly startTransaction?: Hex
  readonly artifactRoot?: Hex
  readonly attestationDigest?: Hex
  readonly reportTransaction?: Hex
}
