import { expect, test } from 'vitest'
import { findingFrom } from './finding.ts'

const digest = `0x${'ab'.repeat(32)}` as const
const artifact = { root: digest, dirHash1: digest, totalBytes: Number.MAX_SAFE_INTEGER, fileCount: 3 }

test('a finding is what the chain compares, exact and without what stands beside it', () => {
  const measured = {
    artifact: { ...artifact, name: 'a' },
    metricBefore: 0,
    metricAfter: 1,
    worstRegression: -2,
    steps: 9,
  }
  expect(findingFrom(measured)).toEqual({
    artifact: { ...artifact, totalBytes: 9_007_199_254_740_991n },
    metricBefore: 0n,
    metricAfter: 1n,
    worstRegression: -2n,
  })
})

test('a fraction of a millionth is no finding', () => {
  expect(() => findingFrom({ artifact, metricBefore: 0.5, metricAfter: 1, worstRegression: 0 })).toThrow(RangeError)
})
