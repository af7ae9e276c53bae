import type { Collection, Page, Place } from './views.ts'

/** Facts of one kind in the order in which they were created, stacked on those of a layer below, which stays as it is. */
export interface Entities<T> extends Collection<T> {
  /** Adds a fact; one with the same id is replaced in its place. */
  create(id: string, item: T, place: Place): void
  /** Changes a fact. Returns false where there is none. */
  update(id: string, change: (item: T) => T): boolean
  /** Ids created before `after`, newest first. */
  newest(after: Place | null): Iterable<{ id: string; place: Place }>
}

/** @param below Layer that is read through and never written: the final facts under a preview. */
export function createEntities<T>(below: Entities<T> | null): Entities<T> {
  const items = new Map<string, T>()
  const order: { id: string; place: Place }[] = []

  const get = (id: string): T | null => items.get(id) ?? below?.get(id) ?? null

  function* newest(after: Place | null) {
    for (let at = after === null ? order.length : firstNotBefore(order, after); at > 0; at--) {
      const entry = order[at - 1]
      if (entry !== undefined) yield entry
    }
    if (below !== null) yield* below.newest(after)
  }

  return {
    get,
    newest,

    create(id, item, place) {
      if (get(id) === null) order.push({ id, place })
      items.set(id, item)
    },

    update(id, change) {
      const item = get(id)
      if (item === null) return false

      items.set(id, change(item))
      return true
    },

    page({ limit, after, where = () => true }): Page<T> {
      const found: T[] = []
      let last: Place | null = null
      for (const { id, place } of newest(after)) {
        const item = get(id)
        if (item === null || !where(item)) continue
        if (found.length === limit) return { items: found, next: last }

        found.push(item)
        last = place
      }

      return { items: found, next: null }
    },

    get count() {
      return order.length + (below?.count ?? 0)
    },
  }
}

/** Order of two places in the chain. */
function comparePlaces(a: Place, b: Place): number {
  return a.blockNumber - b.blockNumber || a.logIndex - b.logIndex
}

/** Index of the first entry at or after `place`, by halving. */
function firstNotBefore(order: readonly { place: Place }[], place: Place): number {
  let low = 0
  let high = order.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const entry = order[middle]
    if (entry !== undefined && comparePlaces(entry.place, place) < 0) low = middle + 1
    else high = middle
  }

  return low
}
