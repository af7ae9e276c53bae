import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { bucketCount, createFeatureReader } from './features.ts'
import { compileKernel } from './kernel.ts'
import { emptyModel, type Model } from './model.ts'
import { predictRows } from './predictRows.ts'

const kernel = await compileKernel(new Uint8Array(await readFile(join(import.meta.dirname, 'kernel.wasm'))))

/** A model of n labels whose scores for "x" are these. */
function modelOf(scores: readonly number[]): Model {
  const labels = scores.map((_, i) => String.fromCodePoint(0x4e00 + i))
  const weights = new Float32Array(bucketCount * labels.length)
  const { buckets } = createFeatureReader(10).read('x')
  const [bucket = 0] = buckets
  weights.set(
    scores.map((score) => score * Math.sqrt(buckets.length)),
    bucket * labels.length,
  )
  return { labels, weights }
}

test('likelihoods are those of softmax in double precision, for any number of labels', async () => {
  const scores = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 13 })
  await fc.assert(
    fc.asyncProperty(scores, async (values) => {
      const model = modelOf(values)
      const rows = model.labels.map((label) => ({ text: 'x', label }))
      const greatest = Math.max(...values)
      const total = values.reduce((sum, value) => sum + Math.exp(value - greatest), 0)

      const predictions = await predictRows(kernel, model, rows, { maxWords: 10 })

      for (const [i, { likelihood }] of predictions.entries()) {
        expect(Math.abs(likelihood - Math.exp((values[i] ?? 0) - greatest) / total)).toBeLessThan(1e-5)
      }
    }),
    { numRuns: 30 },
  )
})

test('of equal labels the first is predicted', async () => {
  const model = modelOf([1, 3, 3, 3, 2])

  const [prediction] = await predictRows(kernel, model, [{ text: 'x', label: 'unknown' }], { maxWords: 10 })

  expect(prediction).toEqual({ label: model.labels[1], likelihood: 0 })
})

test('a model without labels predicts none', async () => {
  expect(await predictRows(kernel, emptyModel, [{ text: 'x', label: 'a' }], { maxWords: 10 })).toEqual([
    { label: null, likelihood: 0 },
  ])
})

test('more rows than a block are all predicted', async () => {
  const model = modelOf([0, 1])
  const rows = Array.from({ length: 2500 }, () => ({ text: 'x', label: 'a' }))

  const predictions = await predictRows(kernel, model, rows, { maxWords: 10 })

  expect(predictions).toHaveLength(2500)
  expect(new Set(predictions.map(({ label }) => label))).toEqual(new Set([model.labels[1]]))
})
