import { expect, test } from 'vitest'

import { summarize } from './summarize.ts'

const root = (digit: string) => `0x${digit.repeat(64)}` as const
const perSet = [
  { root: root('1'), rows: 10, before: 500_000, after: 700_001 },
  { root: root('2'), rows: 1000, before: 800_000, after: 750_000 },
]

test('every evaluation set counts alike and the worst one shows', () => {
  expect(summarize(perSet, { direction: 'max', baseline: 'parent' })).toEqual({
    metricBefore: 650_000,
    metricAfter: 725_001,
    worstRegression: 50_000,
    perSet,
  })
})

test('of a loss, growing is the regression', () => {
  expect(summarize(perSet, { direction: 'min', baseline: 'base' }).worstRegression).toBe(200_001)
})

test('nothing that got better is a regression, and against nothing there is none', () => {
  expect(summarize(perSet.slice(0, 1), { direction: 'max', baseline: 'parent' }).worstRegression).toBe(0)
  expect(summarize(perSet, { direction: 'min', baseline: 'absolute' }).worstRegression).toBe(0)
})
