import type { Training } from './resolveTraining.ts'

/** A run's metric before and after, in the metric's own unit, as the chain records it. */
export interface MeasuredGain {
  readonly metric: string
  readonly before: number
  readonly after: number
}

const names = {
  Accuracy: 'accuracy',
  F1Macro: 'macro F1',
  EvalLoss: 'evaluation loss',
  BitsPerByte: 'bits per byte',
} as const

export function measuredGain({ config, run }: Training): MeasuredGain {
  const { metricBefore, metricAfter } = run.result
  return { metric: names[config.config.gate.metric], before: metricBefore / 1e6, after: metricAfter / 1e6 }
}

/** `accuracy 59.9 % → 89.5 %` */
export function formatGain({ metric, before, after }: MeasuredGain): string {
  const share = metric === 'accuracy' || metric === 'macro F1'
  const format = (value: number) => (share ? `${(value * 100).toFixed(1)} %` : value.toFixed(3))
  return `${metric} ${format(before)} → ${format(after)}`
}
