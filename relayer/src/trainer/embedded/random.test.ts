import { expect, test } from 'vitest'

import { createRandom, drawBelow, shuffle } from './random.ts'

const draw = (seed: number, stream: 'init' | 'shuffle' | 'dropout') => {
  const random = createRandom(seed, stream)
  return [random(), random(), random(), random()]
}

const order = (seed: number) => {
  const values = Uint32Array.from({ length: 100 }, (_, i) => i)
  shuffle(values, createRandom(seed, 'shuffle'))
  return [...values]
}

test('the first numbers of each stream are those of splitmix64 and sfc32', () => {
  // Computed by a second implementation, in Python.
  expect(draw(0, 'init')).toEqual([321155833, 1219791284, 3292502880, 4052657134])
  expect(draw(42, 'shuffle')).toEqual([3478036711, 1258273356, 2271351965, 1371358081])
  expect(draw(2 ** 53 - 1, 'dropout')).toEqual([848099490, 2652126996, 387417011, 2841686829])
})

test('a draw stays below its bound, whatever bits come', () => {
  const bits = [2 ** 32 - 1, 2 ** 32 - 1, 7]
  const random = () => bits.shift() ?? 0

  // 2^32 is not a multiple of 10: the last 6 values would favour small numbers and are drawn again.
  expect(drawBelow(random, 10)).toBe(7)
  expect(bits).toEqual([])
})

test('a shuffle is a permutation that the seed decides', () => {
  expect(order(1)).toEqual(order(1))
  expect(order(1)).not.toEqual(order(2))
  expect(order(1).toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, i) => i))
})
