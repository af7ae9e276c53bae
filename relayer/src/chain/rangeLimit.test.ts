import { expect, test } from 'vitest'
import { createRangeLimit } from './rangeLimit.ts'

test('starts at 500 blocks, grows by a twentieth, and is halved down to one', () => {
  const limit = createRangeLimit()
  const seen = [limit.blocks]
  limit.grow()
  seen.push(limit.blocks)
  while (limit.halve()) seen.push(limit.blocks)

  expect(seen).toEqual([500, 525, 262, 131, 65, 32, 16, 8, 4, 2, 1])
})

test('a single block grows again', () => {
  const limit = createRangeLimit()
  while (limit.halve());

  limit.grow()

  expect(limit.blocks).toBe(2)
})
