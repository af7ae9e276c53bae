import { expect, test } from 'vitest'
import { commitmentSchema, configSchema, runSchema } from './schema.ts'

const digest: `0x${string}` = `0x${'11'.repeat(32)}`

test('a page can be read whatever size a stranger says that a dataset has', () => {
  const commitment = { root: digest, dirHash1: digest, totalBytes: Number(2n ** 64n - 1n), fileCount: 2 ** 32 - 1 }

  expect(commitmentSchema.parse(commitment)).toEqual(commitment)
})

test.for([-(2n ** 62n - 1n), 2n ** 62n - 1n])('a page can be read whatever metric a trainer reports: %s', (metric) => {
  const { metricBefore, worstRegression } = runSchema.shape.result.unwrap().shape

  expect(metricBefore.parse(Number(metric))).toBe(Number(metric))
  expect(worstRegression.parse(Number(2n ** 63n - 1n))).toBe(Number(2n ** 63n - 1n))
})

test('a page can be read whatever gate is voted', () => {
  const { minImprovement, maxRegression } = configSchema.shape.gate.shape

  expect(minImprovement.parse(Number(-(2n ** 63n)))).toBe(Number(-(2n ** 63n)))
  expect(maxRegression.parse(Number(2n ** 63n - 1n))).toBe(Number(2n ** 63n - 1n))
})

test.for([1.5, Number.NaN, Infinity, '7', null])('%j is no number of the chain', (value) => {
  expect(commitmentSchema.shape.totalBytes.safeParse(value).success).toBe(false)
})
