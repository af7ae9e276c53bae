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
  /** Block of the authorisation. */
  readonly observedAt: number
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
  /** Nothing is left to do: the run has come to its end on chain, or never will here. */
  readonly settled: boolean
}

export type JobFacts = {
  /** Version in force when the run started, as the chain recorded it: what the gate's baseline `parent` means. */
  readonly parentVersion?: Hex | undefined
  readonly operationId?: Hex | undefined
  readonly callIndex?: number | undefined
  /** Block and transaction of the authorisation. */
  readonly authorizedIn?: { readonly hash: Hex; readonly transaction: Hex } | undefined
  readonly verifiedAt?: { readonly number: number; readonly hash: Hex } | undefined
  readonly startTransaction?: Hex | undefined
  readonly artifactRoot?: Hex | undefined
  readonly attestationDigest?: Hex | undefined
  /** Nothing is submitted; the failure is reported. */
  readonly gaveUp?: boolean | undefined
  readonly reportTransaction?: Hex | undefined
}
