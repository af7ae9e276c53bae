import * as fc from 'fast-check'
import { expect, test, vi } from 'vitest'

import type { ChainEvent } from '../chain/chainEvent.ts'
import { createProjection } from './projection.ts'
import { deployment } from './testing/events.ts'
import { eventsOf, step } from './testing/randomEvents.ts'
import { snapshotOf } from './testing/snapshot.ts'

vi.setConfig({ testTimeout: 60_000 })

/** How a stretch of final events reaches the projection, with forks seen before it. */
const delivery = fc.record({
  size: fc.integer({ min: 1, max: 12 }),
  forks: fc.array(fc.array(step, { maxLength: 8 }), { maxLength: 3 }),
  ahead: fc.nat(6),
})

test('any batches, previews and reorganisations fold to the views of a straight fold', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 120 }),
      fc.array(delivery, { minLength: 1, maxLength: 12 }),
      fc.array(step, { maxLength: 8 }),
      (steps, deliveries, tail) => {
        const final = eventsOf(steps, 10)
        const preview = eventsOf(tail, 10_000)
        const straight = createProjection({ deployment })
        straight.applyFinal(final)
        straight.setPreview(preview)

        const crooked = createProjection({ deployment })
        for (let at = 0, turn = 0; at < final.length; turn++) {
          const { size, forks, ahead } = deliveries[turn % deliveries.length] ?? { size: 1, forks: [], ahead: 0 }
          for (const fork of forks) {
            crooked.setPreview(eventsOf(fork, lastBlock(final[at - 1])))
            snapshotOf(crooked.views())
          }
          // The true chain as a preview, reaching beyond what becomes final next.
          crooked.setPreview(final.slice(at, at + size + ahead))
          crooked.applyFinal(final.slice(at, at + size))
          at += size
        }
        crooked.setPreview(preview)

        expect(snapshotOf(crooked.views())).toEqual(snapshotOf(straight.views()))
      },
    ),
    { numRuns: 150 },
  )
})

test('a preview folds to the same facts as the final events it becomes, but for the mark', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), fc.nat(80), (steps, cut) => {
      const events = eventsOf(steps, 10)
      const before = createProjection({ deployment })
      before.applyFinal(events.slice(0, cut))
      before.setPreview(events.slice(cut))
      const after = createProjection({ deployment })
      after.applyFinal(events)

      expect(unmarked(snapshotOf(before.views()))).toEqual(unmarked(snapshotOf(after.views())))
    }),
    { numRuns: 100 },
  )
})

test('pages of any size, put together, are the whole list', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), fc.nat(80), fc.integer({ min: 1, max: 7 }), (steps, cut, limit) => {
      const events = eventsOf(steps, 10)
      const projection = createProjection({ deployment })
      projection.applyFinal(events.slice(0, cut))
      projection.setPreview(events.slice(cut))
      const { datasets } = projection.views()

      const items = []
      let next = null
      do {
        const page = datasets.page({ limit, after: next })
        items.push(...page.items)
        next = page.next
      } while (next !== null)

      expect(items).toEqual(datasets.page({ limit: 1_000, after: null }).items)
      expect(items).toHaveLength(datasets.count)
    }),
    { numRuns: 100 },
  )
})

function unmarked(snapshot: unknown): unknown {
  return JSON.parse(JSON.stringify(snapshot).replaceAll('"final":false', '"final":true'))
}

function lastBlock(event: ChainEvent | undefined): number {
  return event?.blockNumber ?? 9
}
