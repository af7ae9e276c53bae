/** How many blocks to ask for at once: grows slowly, gives way at once (relayer-1, "Following the chain"). */
export type RangeLimit = { readonly blocks: number; grow(): void; halve(): boolean }

const start = 500
const ceiling = 10_000

export function createRangeLimit(): RangeLimit {
  let blocks = start
  return {
    get blocks() {
      return Math.floor(blocks)
    },
    grow() {
      blocks = Math.min(ceiling, Math.max(blocks * 1.05, Math.floor(blocks) + 1))
    },
    /** False when a single block is already too much, so that the error is the caller's to report. */
    halve() {
      if (blocks < 2) return false
      blocks = Math.max(1, Math.floor(blocks / 2))
      return true
    },
  }
}
