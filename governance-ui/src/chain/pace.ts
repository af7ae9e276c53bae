/** Spans over which the pace of a chain is measured, each of so many blocks. */
const spans = 5
const spanBlocks = 10

/** Numbers of the blocks to read, newest first: the head and the ends of up to five spans behind it. */
export function paceSamples(head: number): number[] {
  return Array.from({ length: spans + 1 }, (_, index) => head - index * spanBlocks).filter((number) => number >= 0)
}

/**
 * Seconds a block takes, 0.1 to 60: the median of the spans, so that one pause of the chain, or a leap of a local chain's
 * clock, does not stretch every deadline.
 * @param timestamps Unix seconds of the blocks that {@link paceSamples} names.
 */
export function paceOf(timestamps: readonly number[]): number {
  const gaps = timestamps.slice(1).map((earlier, index) => (timestamps[index] ?? earlier) - earlier)
  const median = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)]
  return median === undefined ? 1 : Math.min(60, Math.max(0.1, median / spanBlocks))
}
