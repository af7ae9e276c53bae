/** Metrics of `ftc/1`, in the order of `Metric` in contracts/types/Gate.sol. */
export const metrics = ['accuracy', 'f1_macro', 'eval_loss', 'bits_per_byte'] as const
export type MetricName = (typeof metrics)[number]

const shares: readonly MetricName[] = ['accuracy', 'f1_macro']
const names: Record<MetricName, string> = {
  accuracy: 'accuracy',
  f1_macro: 'macro F1',
  eval_loss: 'evaluation loss',
  bits_per_byte: 'bits per byte',
}

export function nameOfMetric(metric: MetricName): string {
  return names[metric]
}

/** Millionths of the metric's unit, as the chain keeps them. */
export function formatMetric(metric: MetricName, millionths: number): string {
  if (shares.includes(metric)) return `${(millionths / 10_000).toFixed(1)} %`
  return (millionths / 1_000_000).toFixed(4)
}

/** A difference, with its sign. */
export function formatMetricChange(metric: MetricName, millionths: number): string {
  const sign = millionths > 0 ? '+' : millionths < 0 ? '−' : '±'
  const size = Math.abs(millionths)
  return shares.includes(metric)
    ? `${sign}${(size / 10_000).toFixed(1)} points`
    : `${sign}${(size / 1_000_000).toFixed(4)}`
}
