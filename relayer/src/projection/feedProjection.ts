import type { ChainEvent } from '../chain/chainEvent.ts'
import type { EventFeed } from '../orchestrator/relayerView.ts'
import type { Projection } from './projection.ts'

/**
 * Keeps a projection at what the two lanes say. What became final leaves the preview at the same moment, and so does what
 * did not: an event at or below the final block that is not among the final ones was reorganised away.
 */
export function feedProjection(projection: Projection, feed: EventFeed): void {
  let preview: readonly ChainEvent[] = []
  feed.onFinal((events, final) => {
    const above = preview.filter((event) => event.blockNumber > final.number)
    if (events.length === 0 && above.length === preview.length) return
    preview = above
    projection.applyFinal(events, above)
  })
  feed.onPreview((events) => {
    preview = events
    projection.setPreview(events)
  })
}
