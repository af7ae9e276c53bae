import type { ChainEvent } from '../chain/chainEvent.ts'
import type { EventFeed } from '../orchestrator/relayerView.ts'
import type { Projection } from './projection.ts'

/** Keeps a projection at what the two lanes say: what became final leaves the preview at the same moment. */
export function feedProjection(projection: Projection, feed: EventFeed): void {
  let preview: readonly ChainEvent[] = []
  feed.onFinal((events, final) => {
    if (events.length === 0) return
    preview = preview.filter((event) => event.blockNumber > final.number)
    projection.applyFinal(events, preview)
  })
  feed.onPreview((events) => {
    preview = events
    projection.setPreview(events)
  })
}
