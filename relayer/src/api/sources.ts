import type { Deployment, Hex } from '@althing/proposals'
import type { Registry } from 'prom-client'

import type { RelayerView } from '../orchestrator/relayerView.ts'
import type { Projection } from '../projection/projection.ts'
import type { ContentStore } from '../store/contentStore.ts'

/** Everything the HTTP API reads. It can change nothing but the content store, and that only as the chain allows. */
export type ApiSources = {
  readonly deployment: Deployment
  /** Account that this relayer trains for. */
  readonly trainer: Hex
  readonly view: RelayerView
  readonly projection: Projection
  readonly store: ContentStore
  /** The last `lines` lines of the run's newest attempt, oldest first; null where nothing was started. */
  readonly logTail: (runId: bigint, lines: number) => Promise<readonly string[] | null>
  /** Metrics of the whole process; the API adds its own. */
  readonly metrics: Registry
}

/** Limits and addresses that an operator sets. */
export type ApiOptions = {
  /** Origins that a browser may read from; `*` for any. Requests without an Origin are always answered. */
  readonly corsOrigins: readonly string[]
  /** Requests a minute and address; reads and uploads are counted apart. */
  readonly readsPerMinute?: number
  readonly uploadsPerMinute?: number
  /** Number of trusted proxies in front whose `X-Forwarded-For` counts; 0 trusts none. */
  readonly proxies?: number
  readonly logLevel?: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}
