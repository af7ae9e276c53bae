import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { compileKernel } from './kernel.ts'
import { emptyModel, encodeModel, type Model } from './model.ts'
import { predictRows } from './predictRows.ts'
import type { Recipe } from './recipe.ts'
import { TrainingInputError, trainModel } from './trainModel.ts'

const kernel = await compileKernel(new Uint8Array(await readFile(join(import.meta.dirname, 'kernel.wasm'))))

const recipe: Recipe = {
  rate: 0.5,
  schedule: 'constant',
  warmupSteps: 0,
  epochs: 3,
  maxSteps: undefined,
  batch: 1,
  maxWords: 100,
  dataSeed: 42,
  maxTokens: 1_000_000,
}

const rows = ['red apple', 'green apple', 'red car', 'fast car', 'old house', 'red house', 'small house'].map(
  (text) => ({
    text,
    label: text.split(' ')[1] ?? '',
  }),
)

const digestOf = (model: Model) => {
  const file = encodeModel(model).find(({ path }) => path === 'model.safetensors')
  return createHash('sha256')
    .update(file?.bytes ?? '')
    .digest('hex')
}

const train = (change: Partial<Recipe> = {}, datasets = [{ rows, weight: 1 }], base = emptyModel) =>
  trainModel({ kernel, recipe: { ...recipe, ...change }, base, datasets })

const columnOf = ({ labels, weights }: Model, label: string) =>
  weights.filter((_, i) => i % labels.length === labels.indexOf(label))

const labelsOf = (count: number) => Array.from({ length: count }, (_, i) => ({ text: 'x', label: String(i) }))

const split = (a: number, b: number) => [
  { rows: rows.slice(0, 4), weight: a },
  { rows: rows.slice(4), weight: b },
]

const say = (label: string, weight: number) => ({
  rows: Array.from({ length: 5 }, () => ({ text: 'thing', label })),
  weight,
})

const labelOf = async (yes: number, no: number) => {
  const { model } = await train({ batch: 10 }, [say('yes', yes), say('no', no)])
  const [prediction] = await predictRows(kernel, model, [{ text: 'thing', label: 'yes' }], { maxWords: 100 })
  return prediction?.label
}

const norm = async (change: Partial<Recipe>) => {
  const { model } = await train(change)
  return model.weights.reduce((sum, weight) => sum + weight * weight, 0)
}

const stop = () => {
  throw new RangeError('enough')
}

test('the bytes of a training are these, on every machine', async () => {
  const { model, checkpoints } = await train()

  expect(digestOf(model)).toBe('fec28d0d80896cb1d36de84ac062be70052746b2bf5c64a3a23e440643007a56')
  expect(Buffer.from(checkpoints.at(-1) ?? []).toString('hex')).toBe(
    'bf858f357ea85caa910dab80f58ad3bf1b4a111d8ac054ad9fa8c12630d95ae7',
  )
})

test('it learns what it is shown', async () => {
  const { model } = await train()
  const predictions = await predictRows(kernel, model, rows, { maxWords: 100 })

  expect(predictions.map(({ label }) => label)).toEqual(rows.map(({ label }) => label))
  expect(model.labels).toEqual(['apple', 'car', 'house'])
})

test('a step over four rows is one step, and not four', async () => {
  const whole = await train({ batch: 4 })

  expect(whole.steps).toBe(6)
  expect(digestOf(whole.model)).not.toBe(digestOf((await train()).model))
})

test('a batch greater than the data is all of the data', async () => {
  expect((await train({ batch: 1000 })).steps).toBe(3)
})

test('max_steps stops in the middle of an epoch', async () => {
  const { steps, checkpoints } = await train({ epochs: undefined, maxSteps: 10 })

  expect(steps).toBe(10)
  expect(checkpoints).toHaveLength(10)
})

test('the data seed decides the order of the rows, and with it the bytes', async () => {
  expect(digestOf((await train({ dataSeed: 43 })).model)).not.toBe(digestOf((await train()).model))
})

test('weights of datasets count relative to each other alone', async () => {
  const even = digestOf((await train({}, split(1, 1))).model)
  expect(digestOf((await train({}, split(2, 2))).model)).toBe(even)
  expect(digestOf((await train()).model)).toBe(even)
  expect(digestOf((await train({}, split(3, 1))).model)).not.toBe(even)
})

test('between contradicting datasets the heavier one wins', async () => {
  expect(await labelOf(9, 1)).toBe('yes')
  expect(await labelOf(1, 9)).toBe('no')
})

test('a training starts from the base weights of the labels that match, and keeps the others', async () => {
  const base = (await train()).model
  const more = [{ rows: [{ text: 'tall tree', label: 'tree' }], weight: 1 }]

  const { model } = await train({ rate: 1e-60 }, more, base)

  expect(model.labels).toEqual(['apple', 'car', 'house', 'tree'])
  expect(columnOf(model, 'car')).toEqual(columnOf(base, 'car'))
  expect(columnOf(model, 'tree').every((weight) => weight === 0)).toBe(true)
})

test('a rate that falls to nothing trains less than one that does not', async () => {
  expect(await norm({ schedule: 'linear' })).toBeLessThan(await norm({}))
  expect(await norm({ schedule: 'constant_with_warmup', warmupSteps: 21 })).toBeLessThan(await norm({}))
})

test('no rows, too many words and too many labels are refused', async () => {
  await expect(train({}, [])).rejects.toThrow(TrainingInputError)
  await expect(train({ maxTokens: 41 })).rejects.toThrow(TrainingInputError)
  await expect(train({}, [{ rows: labelsOf(1025), weight: 1 }])).rejects.toThrow(TrainingInputError)
  await expect(train({ maxTokens: 42 })).resolves.toMatchObject({ steps: 21 })
})

test('an error thrown on progress stops the training', async () => {
  await expect(
    trainModel({ kernel, recipe, base: emptyModel, datasets: [{ rows, weight: 1 }], onProgress: stop }),
  ).rejects.toThrow(RangeError)
})
