import { StoreFull } from './errors.ts'

/** Counts the bytes that a store holds and those on their way in, so that many uploads together stay within bounds. */
export interface Quota {
  /** Takes `bytes` or throws {@link StoreFull}. */
  take(bytes: number): void
  give(bytes: number): void
  /** Counts what lay there at the start, even beyond the limit. */
  found(bytes: number): void
  readonly used: number
  readonly limit: number
}

export function createQuota(limit: number): Quota {
  let used = 0

  return {
    take(bytes) {
      if (used + bytes > limit) throw new StoreFull(`its quota of ${limit} bytes is used up`)
      used += bytes
    },
    give(bytes) {
      used -= bytes
    },
    found(bytes) {
      used += bytes
    },
    get used() {
      return used
    },
    limit,
  }
}
