import { expect, test } from 'vitest'

import { bucketCount, createFeatureReader } from './features.ts'

const bucketsOf = (text: string, maxWords = 100) => [...createFeatureReader(maxWords).read(text).buckets]

test('words, pairs and 4-grams hash to the buckets of a second implementation', () => {
  // Computed in Python: my, <my>, card, my card, <car, card, ard>.
  expect(new Set(bucketsOf('My card'))).toEqual(new Set([23742, 5533, 6423, 2652, 29934, 5941, 24144]))
})

test('a feature that occurs twice counts once', () => {
  expect(bucketsOf('card card')).toHaveLength(bucketsOf('card').length + 1)
})

test('a text without words has one feature of its own', () => {
  expect(bucketsOf('…')).toEqual([25336])
})

test('words beyond the greatest number change nothing', () => {
  expect(bucketsOf('my card is lost', 2)).toEqual(bucketsOf('my card'))
})

test('a reader remembers nothing of the texts before', () => {
  const reader = createFeatureReader(100)
  reader.read('my card')

  expect([...reader.read('my card').buckets]).toEqual(bucketsOf('my card'))
})

test('every bucket is one that the weights have', () => {
  const text = Array.from({ length: 5000 }, (_, i) => `w${i * 7919}`).join(' ')

  expect(Math.max(...bucketsOf(text, 5000))).toBeLessThan(bucketCount)
})
