import type { RunProgress } from '@althing/proposals'
import type { Block, ChainEvent } from '../chain/chainEvent.ts'
import type { RunJob } from '../ledger/runJob.ts'

/** What the relayer can say about itself now. `reason` is set unless `status` is `ok`. */
export type RelayerStatus = {
  readonly status: 'ok' | 'syncing' | 'failed'
  readonly reason: string | null
  readonly head: Block | null
  readonly final: Block | null
  readonly trainerBalanceWei: bigint | null
}

/** The events behind the API's lists: the final ones only ever grow, the preview is replaced as a whole. */
export type EventFeed = {
  /** Called with every batch of new final events, oldest first, once at start with all of them. */
  readonly onFinal: (listener: (events: readonly ChainEvent[], final: Block) => void) => () => void
  /** Called with everything that lies above the final block whenever it changes, reorganisations included. */
  readonly onPreview: (listener: (events: readonly ChainEvent[], head: Block) => void) => () => void
}

export type RunUpdate =
  | { readonly kind: 'progress'; readonly runId: bigint; readonly progress: RunProgress }
  | { readonly kind: 'job'; readonly runId: bigint; readonly job: RunJob }

/** Everything the HTTP API may ask of the orchestrator; it can change nothing. */
export type RelayerView = {
  status(): RelayerStatus
  readonly events: EventFeed
  /** The relayer's job for a run, or undefined where it has none. */
  job(runId: bigint): RunJob | undefined
  /** Jobs by state, for metrics. */
  jobs(): readonly RunJob[]
  readonly subscribe: (listener: (update: RunUpdate) => void) => () => void
}
