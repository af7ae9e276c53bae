import type { Commitment } from '@althing/proposals'
import type { Outcome } from '@althing/relayer'
import type { RunRecord } from '../chain/records.ts'

/** One statement of a run's result, as the chain has it and as it came out here. */
export interface Comparison {
  readonly what: string
  readonly chain: string | number
  readonly here: string | number
  readonly equal: boolean
}

/**
 * Compares everything that a trainer reports except its signature. Metrics are millionths of the metric's unit.
 *
 * @param artifact Of the folder that was trained here, hashed anew.
 */
export function compareResult(
  result: RunRecord['result'],
  { artifact, outcome }: { artifact: Commitment; outcome: Outcome },
): Comparison[] {
  const folder = (['root', 'dirHash1', 'totalBytes', 'fileCount'] as const).map((key) =>
    compare(`artifact.${key}`, result.artifact[key], artifact[key]),
  )
  const figures = (['checkpointsRoot', 'metricBefore', 'metricAfter', 'worstRegression'] as const).map((key) =>
    compare(key, result[key], outcome[key]),
  )
  return [...folder, ...figures]
}

function compare(what: string, chain: string | number, here: string | number): Comparison {
  return { what, chain, here, equal: chain === here }
}

/** A line for each statement; two where the chain says something else. */
export function formatComparisons(comparisons: readonly Comparison[]): string[] {
  const width = Math.max(...comparisons.map(({ what }) => what.length))
  return comparisons.flatMap(({ what, chain, here, equal }) =>
    equal
      ? [`  equal    ${what.padEnd(width)}  ${here}`]
      : [`  differs  ${what.padEnd(width)}  on chain  ${chain}`, `           ${' '.repeat(width)}  here      ${here}`],
  )
}
