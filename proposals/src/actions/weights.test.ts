import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ActionsError } from './actionsError.ts'
import { shareWeights, totalWeight } from './weights.ts'

test.each([
  ['one dataset', [5], [10_000]],
  ['halves', [1, 1], [5000, 5000]],
  ['thirds: the earliest gets what is left', [1, 1, 1], [3334, 3333, 3333]],
  ['the largest remainder first', [0.6, 0.3, 0.1], [6000, 3000, 1000]],
  ['seven', [3, 2, 2], [4286, 2857, 2857]],
])('%s', (_, weights, shares) => {
  expect(shareWeights(weights)).toEqual(shares)
})

test('shares add up, and each is within one of what is exact', () => {
  const weight = fc.double({ min: 0.5, max: 100, noNaN: true })
  fc.assert(
    fc.property(fc.array(weight, { minLength: 1, maxLength: 64 }), (weights) => {
      const shares = shareWeights(weights)
      const sum = weights.reduce((total, value) => total + value, 0)
      expect(shares.reduce((total, share) => total + share, 0)).toBe(totalWeight)
      for (const [index, value] of weights.entries()) {
        expect(Math.abs((shares[index] ?? 0) - (value / sum) * totalWeight)).toBeLessThan(1.000_001)
      }
    }),
  )
})

test('refuses a dataset that would get nothing', () => {
  expect(() => shareWeights([1_000_000, 0.001])).toThrow(ActionsError)
})
