import type { ChainEvent } from '../chain/chainEvent.ts'
import type { Views } from './views.ts'

/**
 * The API's lists, folded from events alone: the same events in the same order give the same views, however they were
 * cut into batches and whatever previews came and went in between.
 */
export interface Projection {
  /** Appends events of final blocks, in chain order. Throws {@link OutOfOrderEvent} for anything not after the last. */
  applyFinal(events: readonly ChainEvent[]): void

  /** Replaces everything above the final block, reorganisations included. */
  setPreview(events: readonly ChainEvent[]): void

  /** What the events say now, the preview on top. Read it at once; it follows later changes. */
  views(): Views
}
