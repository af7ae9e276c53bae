import type { OnChainGate } from '@althing/proposals'

import type { Evaluation } from './summarize.ts'

/** What the contract will decide about a result, see `TrainingRuns.finalize`; millionths. */
export interface Verdict {
  readonly passed: boolean
  readonly improvement: bigint
  readonly worstRegression: bigint
}

const max = 0
const absolute = 2

/** Applies a config's gate exactly as `Gate.sol` and `TrainingRuns.finalize` do. */
export function applyGate(
  gate: OnChainGate,
  evaluation: Pick<Evaluation, 'metricBefore' | 'metricAfter' | 'worstRegression'>,
): Verdict {
  const before = gate.baseline === absolute ? 0n : BigInt(evaluation.metricBefore)
  const after = BigInt(evaluation.metricAfter)
  const improvement = gate.direction === max ? after - before : before - after
  const worstRegression = BigInt(evaluation.worstRegression)
  const passed = improvement >= gate.minImprovement && worstRegression <= gate.maxRegression
  return { passed, improvement, worstRegression }
}
