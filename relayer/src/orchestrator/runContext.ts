import type { Deployment, Manifest, RunProgress } from '@althing/proposals'
import type { Address, Hex } from 'viem'
import type { BlockHeader } from '../chain/blockHeader.ts'
import type { Quorum } from '../chain/quorum.ts'
import type { TrainingEngine } from '../engine/trainingEngine.ts'
import type { RunJob } from '../ledger/runJob.ts'
import type { RunLedger } from '../ledger/runLedger.ts'
import type { ContentStore } from '../store/contentStore.ts'
import type { Outcome } from '../trainer/outcome.ts'
import type { TransactionSender } from '../tx/transactionSender.ts'
import type { ChainFacts } from './chainFacts.ts'
import type { Market } from './market.ts'
import type { RunInputs } from './runInputs.ts'
import type { RunVerifier } from './verifyRun.ts'

/** Brings content into the store from wherever it may be; URIs are hints. */
export type InputFetcher = {
  fetchFolder(folder: { root: Hex; uris: readonly string[] }): Promise<unknown>
  fetchDocument(document: { sha256: string; uris: readonly string[]; maxBytes: number }): Promise<Uint8Array>
}

/** Writes the signed record of how an artifact came to be. */
export type Attestor = (about: {
  job: RunJob
  inputs: RunInputs
  outcome: Outcome
  manifest: Manifest
}) => Promise<Uint8Array>

/** Everything that the steps of a run work with. */
export type RunContext = {
  readonly deployment: Deployment
  readonly trainer: Address
  readonly ledger: RunLedger
  readonly facts: ChainFacts
  readonly quorum: Quorum
  readonly finalHeader: () => BlockHeader | null
  readonly market: Market
  readonly verify: RunVerifier
  readonly fetcher: InputFetcher
  readonly store: ContentStore
  readonly engine: TrainingEngine
  readonly sender: TransactionSender
  readonly attest: Attestor
  /** Folder with one folder a run. */
  readonly runsDir: string
  /** Where others can fetch an artifact: goes on chain as a hint. */
  readonly artifactUri: (root: Hex) => string
  /** Aborted when the process is asked to end. */
  readonly signal: AbortSignal
  readonly publish: (job: RunJob, phase: RunProgress['phase'], progress: { fraction: number; message: string }) => void
}

/** One step of a run: does one thing that can be done again, and moves the job along one arrow. */
export type RunStep = (job: RunJob, context: RunContext) => Promise<RunJob>
