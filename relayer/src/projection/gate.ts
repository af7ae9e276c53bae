import type { ApiConfig } from '@althing/proposals'

/** Names in the order of the enums in `contracts/types/Gate.sol`. */
const metrics = ['accuracy', 'f1_macro', 'eval_loss', 'bits_per_byte'] as const
const directions = ['max', 'min'] as const
const baselines = ['parent', 'base', 'absolute'] as const

/** A gate as events carry it, in the form of the API. The ABI decoder has refused enum values out of range. */
export function gateFrom(gate: {
  metric: number
  direction: number
  baseline: number
  minImprovement: bigint
  maxRegression: bigint
}): ApiConfig['gate'] {
  return {
    metric: metrics[gate.metric] ?? metrics[0],
    direction: directions[gate.direction] ?? directions[0],
    baseline: baselines[gate.baseline] ?? baselines[0],
    minImprovement: Number(gate.minImprovement),
    maxRegression: Number(gate.maxRegression),
  }
}
