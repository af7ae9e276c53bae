import type { Commitment } from '../ddm/commitment.ts'

/** What a training shows and its repetition must show again, as the chain holds it; see `contracts/interfaces/IRunDisputes.sol`. */
export interface Finding {
  readonly artifact: Omit<Commitment, 'totalBytes'> & { readonly totalBytes: bigint }
  /** Millionths of the metric's unit, like the two that follow. */
  readonly metricBefore: bigint
  readonly metricAfter: bigint
  readonly worstRegression: bigint
}

/** A finding in numbers, as an outcome or a file has it. */
export interface MeasuredFinding {
  readonly artifact: Commitment
  readonly metricBefore: number
  readonly metricAfter: number
  readonly worstRegression: number
}

/** The finding that goes to the chain; what else `measured` carries is left out. Throws RangeError for a fraction. */
export function findingFrom({ artifact, metricBefore, metricAfter, worstRegression }: MeasuredFinding): Finding {
  const { root, dirHash1, totalBytes, fileCount } = artifact
  return {
    artifact: { root, dirHash1, totalBytes: BigInt(totalBytes), fileCount },
    metricBefore: BigInt(metricBefore),
    metricAfter: BigInt(metricAfter),
    worstRegression: BigInt(worstRegression),
  }
}
