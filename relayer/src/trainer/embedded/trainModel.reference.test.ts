import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { bucketCount, createFeatureReader } from './features.ts'
import { compileKernel } from './kernel.ts'
import { emptyModel } from './model.ts'
import { createRandom, shuffle } from './random.ts'
import type { Recipe } from './recipe.ts'
import type { Row } from './readRows.ts'
import { trainModel } from './trainModel.ts'

const kernel = await compileKernel(new Uint8Array(await readFile(join(import.meta.dirname, 'kernel.wasm'))))

const subjects = ['card', 'transfer', 'refund', 'pin', 'fee']
const rows = subjects.flatMap((label) =>
  ['where is my', 'I lost the', 'how long does a', 'please stop this'].map((text) => ({
    text: `${text} ${label}`,
    label,
  })),
)
const labels = subjects.toSorted((a, b) => (a < b ? -1 : 1))

test.each([1, 3, 7, 64])('with %i rows a step it follows a plain Adagrad in double precision', async (batch) => {
  const recipe: Recipe = {
    rate: 0.3,
    schedule: 'linear',
    warmupSteps: 0,
    epochs: 4,
    maxSteps: undefined,
    batch,
    maxWords: 100,
    dataSeed: 5,
    maxTokens: 1_000_000,
  }

  const { model } = await trainModel({ kernel, recipe, base: emptyModel, datasets: [{ rows, weight: 1 }] })

  const reference = trainPlainly(rows, recipe)
  const difference = model.weights.reduce(
    (most, weight, i) => Math.max(most, Math.abs(weight - (reference[i] ?? 0))),
    0,
  )
  expect(difference).toBeLessThan(1e-4)
  expect(reference.some((weight) => Math.abs(weight) > 0.3)).toBe(true)
})

/** The textbook's algorithm, dense and in doubles: softmax regression, mean gradient of the batch, Adagrad. */
function trainPlainly(examples: readonly Row[], { rate, epochs = 1, batch, dataSeed }: Recipe): Float64Array {
  const reader = createFeatureReader(100)
  const inputs = examples.map(({ text }) => [...reader.read(text).buckets])
  const weights = new Float64Array(bucketCount * labels.length)
  const squares = new Float64Array(weights.length).fill(1e-6)
  const random = createRandom(dataSeed, 'shuffle')
  const steps = epochs * Math.ceil(examples.length / batch)
  for (let epoch = 0, step = 0; epoch < epochs; epoch++) {
    const order = Uint32Array.from(examples.keys())
    shuffle(order, random)
    for (let at = 0; at < order.length; at += batch, step++) {
      const gradient = gradientOf([...order.subarray(at, at + batch)], { examples, inputs, weights })
      for (const [i, value] of gradient) {
        squares[i] = (squares[i] ?? 0) + value * value
        weights[i] = (weights[i] ?? 0) - (rate * (1 - step / steps) * value) / Math.sqrt(squares[i] ?? 1)
      }
    }
  }
  return weights
}

interface Problem {
  readonly examples: readonly Row[]
  readonly inputs: readonly (readonly number[])[]
  readonly weights: Float64Array
}

/** Entries that are not 0, those below the threshold of the family left out. */
function gradientOf(chosen: readonly number[], { examples, inputs, weights }: Problem): Map<number, number> {
  const gradient = new Map<number, number>()
  for (const row of chosen) {
    const buckets = inputs[row] ?? []
    const value = 1 / Math.sqrt(buckets.length)
    const scores = labels.map(
      (_, c) => value * buckets.reduce((sum, b) => sum + (weights[b * labels.length + c] ?? 0), 0),
    )
    const total = scores.reduce((sum, score) => sum + Math.exp(score), 0)
    for (const [c, score] of scores.entries()) {
      const error = Math.exp(score) / total - Number(labels[c] === examples[row]?.label)
      for (const b of buckets) {
        const i = b * labels.length + c
        gradient.set(i, (gradient.get(i) ?? 0) + (error * value) / chosen.length)
      }
    }
  }
  return new Map([...gradient].filter(([, value]) => Math.abs(value) >= 1e-4 / chosen.length))
}
