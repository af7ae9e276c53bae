import { expect, test } from 'vitest'

import { measure, MetricError } from './measure.ts'

const rows = ['a', 'a', 'b', 'c'].map((label) => ({ text: '', label }))
const predict = (...labels: readonly (string | null)[]) =>
  labels.map((label, i) => ({ label, likelihood: label === rows[i]?.label ? 0.5 : 0 }))

test('accuracy is the share of right labels in millionths', () => {
  expect(measure('accuracy', rows, predict('a', 'b', 'b', 'a'))).toBe(500_000)
  expect(measure('accuracy', rows.slice(0, 3), predict('a', 'a', 'x'))).toBe(666_667)
})

test('f1_macro is what scikit-learn computes, labels that are only predicted included', () => {
  // f1: a 2·1/(2+2), b 2·1/(1+2), c 0, x 0.
  expect(measure('f1_macro', rows, predict('a', 'b', 'b', 'a'))).toBe(Math.round(((0.5 + 2 / 3) / 3) * 1e6))
  expect(measure('f1_macro', rows, predict('a', 'b', 'b', 'x'))).toBe(Math.round(((2 / 3 + 2 / 3) / 4) * 1e6))
})

test('eval_loss is the mean cross-entropy in nats, with a floor for labels that are unknown', () => {
  expect(measure('eval_loss', rows.slice(0, 1), predict('a'))).toBe(693_147)
  expect(measure('eval_loss', rows.slice(0, 1), predict('b'))).toBe(20_723_266)
})

test('a model without labels is right about nothing', () => {
  expect(measure('accuracy', rows, predict(null, null, null, null))).toBe(0)
  expect(measure('f1_macro', rows, predict(null, null, null, null))).toBe(0)
})

test('a metric of another task is refused', () => {
  expect(() => measure('bits_per_byte', rows, predict('a', 'a', 'b', 'c'))).toThrow(MetricError)
})
