import type { Config } from '@althing/proposals'

import type { Prediction } from '../trainer/embedded/predictRows.ts'
import type { Row } from '../trainer/embedded/readRows.ts'

export type Metric = Config['evaluation']['metric']

/** A classifier cannot be measured by the metric. */
export class MetricError extends Error {
  override name = 'MetricError'
}

/** Least probability in the loss, so that a label which a model does not know costs 20.7 nats and not infinity. */
const leastLikelihood = 1e-9

/**
 * Measures a model's predictions on one evaluation set.
 *
 * @param rows At least one.
 * @param predictions One a row.
 * @returns The metric in millionths: a share for `accuracy` and `f1_macro`, nats a row for `eval_loss`.
 * @throws {MetricError} for a metric of another task.
 */
export function measure(metric: Metric, rows: readonly Row[], predictions: readonly Prediction[]): number {
  if (metric === 'accuracy') return millionths(accuracy(rows, predictions))
  if (metric === 'f1_macro') return millionths(f1Macro(rows, predictions))
  if (metric === 'eval_loss') return millionths(meanLoss(predictions))
  throw new MetricError(`evaluation.metric: found ${metric}; allowed for a classifier: accuracy · f1_macro · eval_loss`)
}

function millionths(value: number): number {
  return Math.round(value * 1_000_000)
}

function accuracy(rows: readonly Row[], predictions: readonly Prediction[]): number {
  return rows.filter(({ label }, i) => predictions[i]?.label === label).length / rows.length
}

/** Mean F1 of all labels that occur or are predicted, as scikit-learn's `f1_score(average="macro")`. */
function f1Macro(rows: readonly Row[], predictions: readonly Prediction[]): number {
  const counts = new Map<string, { both: number; occurs: number; predicted: number }>()
  const of = (label: string) => {
    const count = counts.get(label) ?? { both: 0, occurs: 0, predicted: 0 }
    counts.set(label, count)
    return count
  }
  for (const [i, { label }] of rows.entries()) {
    const predicted = predictions[i]?.label ?? null
    of(label).occurs++
    if (predicted !== null) of(predicted).predicted++
    if (predicted === label) of(label).both++
  }
  const scores = [...counts.values()].map(({ both, occurs, predicted }) => (2 * both) / (occurs + predicted))
  return scores.reduce((sum, score) => sum + score, 0) / scores.length
}

function meanLoss(predictions: readonly Prediction[]): number {
  let sum = 0
  for (const { likelihood } of predictions) sum -= Math.log(Math.max(likelihood, leastLikelihood))
  return sum / predictions.length
}
