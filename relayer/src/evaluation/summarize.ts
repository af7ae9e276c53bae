import type { Config } from '@althing/proposals'

/** A metric on one evaluation set, in millionths. */
export interface SetEvaluation {
  /** `ddm/1` root of the evaluation set. */
  readonly root: `0x${string}`
  readonly rows: number
  readonly before: number
  readonly after: number
}

/** What a run reports of its metric; millionths of the metric's unit. */
export interface Evaluation {
  /** Mean over the evaluation sets, rounded; 0 against the baseline `absolute`. */
  readonly metricBefore: number
  readonly metricAfter: number
  /** Greatest worsening on a single set, 0 if none got worse or there is nothing to get worse than. */
  readonly worstRegression: number
  readonly perSet: readonly SetEvaluation[]
}

/** Joins the measures of all evaluation sets into the figures that the gate reads. */
export function summarize(
  perSet: readonly SetEvaluation[],
  { direction, baseline }: Pick<Config['evaluation'], 'direction' | 'baseline'>,
): Evaluation {
  const worsening = perSet.map(({ before, after }) => (direction === 'max' ? before - after : after - before))
  return {
    metricBefore: mean(perSet.map(({ before }) => before)),
    metricAfter: mean(perSet.map(({ after }) => after)),
    worstRegression: baseline === 'absolute' ? 0 : Math.max(0, ...worsening),
    perSet,
  }
}

function mean(values: readonly number[]): number {
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)
}
