import type { OnChainGate } from '@althing/proposals'
import { expect, test } from 'vitest'

import { applyGate } from './applyGate.ts'

const gate: OnChainGate = { metric: 0, direction: 0, baseline: 0, minImprovement: 10_000n, maxRegression: 20_000n }
const result = { metricBefore: 500_000, metricAfter: 510_000, worstRegression: 20_000 }

const improvementOf = (direction: number, baseline: number) =>
  applyGate({ ...gate, direction, baseline }, { metricBefore: 5, metricAfter: 8, worstRegression: 0 }).improvement

test('a result on both limits passes', () => {
  expect(applyGate(gate, result)).toEqual({ passed: true, improvement: 10_000n, worstRegression: 20_000n })
})

test('a millionth too little improvement or too much regression is refused', () => {
  expect(applyGate(gate, { ...result, metricAfter: 509_999 }).passed).toBe(false)
  expect(applyGate(gate, { ...result, worstRegression: 20_001 }).passed).toBe(false)
})

test('of a loss, falling is the improvement', () => {
  const loss = { ...gate, metric: 2, direction: 1 }

  expect(applyGate(loss, { ...result, metricAfter: 490_000 })).toMatchObject({ passed: true, improvement: 10_000n })
  expect(applyGate(loss, result)).toMatchObject({ passed: false, improvement: -10_000n })
})

test('improvement follows direction and baseline as in Types.t.sol, for a metric that goes from 5 to 8', () => {
  expect([0, 1, 2].map((baseline) => improvementOf(0, baseline))).toEqual([3n, 3n, 8n])
  expect([0, 1, 2].map((baseline) => improvementOf(1, baseline))).toEqual([-3n, -3n, -8n])
})

test('against nothing the metric itself is the improvement, whatever was reported before', () => {
  const absolute = { ...gate, baseline: 2, minImprovement: 510_000n }

  expect(applyGate(absolute, result)).toMatchObject({ passed: true, improvement: 510_000n })
  expect(applyGate({ ...absolute, direction: 1 }, result).improvement).toBe(-510_000n)
})
