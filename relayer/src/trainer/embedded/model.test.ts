import { expect, test } from 'vitest'

import { EmbeddedError } from './embeddedError.ts'
import { encodeSafetensors } from './encodeSafetensors.ts'
import { bucketCount } from './features.ts'
import { emptyModel, encodeModel, type Model, ModelError, parseModel } from './model.ts'

const model: Model = { labels: ['a', 'b'], weights: new Float32Array(bucketCount * 2).fill(0.5) }
const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const replace = (path: string, bytes: Uint8Array) =>
  encodeModel(model).map((file) => (file.path === path ? { path, bytes } : file))
const weightsOf = (name: string, shape: readonly number[], value = 0) => {
  const weights = new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(value)
  return encodeSafetensors([{ name, dtype: 'F32', shape, data: new Uint8Array(weights.buffer) }])
}

test('a model is read back as it was written, the untrained one too', () => {
  expect(parseModel(encodeModel(model))).toEqual(model)
  expect(parseModel(encodeModel(emptyModel))).toEqual(emptyModel)
})

test('a model is read the same from buffers that are parts of something larger', () => {
  const files = encodeModel(model).map(({ path, bytes }) => ({
    path,
    bytes: Buffer.concat([bytes, bytes]).subarray(bytes.length),
  }))

  expect(parseModel(files)).toEqual(model)
})

test('files that are none of the model are not read', () => {
  expect(parseModel([...encodeModel(model), { path: 'README.md', bytes: Uint8Array.of(0xff) }])).toEqual(model)
})

test.each([
  ['no config.json', encodeModel(model).filter(({ path }) => path !== 'config.json')],
  ['another family', replace('config.json', json({ family: 'tinyllama/1' }))],
  ['labels without weights', encodeModel(model).filter(({ path }) => path !== 'model.safetensors')],
  ['weights without labels', encodeModel(model).filter(({ path }) => path !== 'labels.json')],
  ['labels that are an object', replace('labels.json', json({ length: 2 }))],
  ['a label twice', replace('labels.json', json(['a', 'a']))],
  ['an empty label', replace('labels.json', json(['', 'a']))],
  ['more labels than weights', replace('labels.json', json(['a', 'b', 'c']))],
  ['a tensor of another name', replace('model.safetensors', weightsOf('x', [bucketCount, 2]))],
  ['a tensor of another shape', replace('model.safetensors', weightsOf('weight', [2, bucketCount]))],
  ['a weight that is not a number', replace('model.safetensors', weightsOf('weight', [bucketCount, 2], Number.NaN))],
])('%s is refused', (_, files) => {
  expect(() => parseModel(files)).toThrow(ModelError)
})

test('every refusal is one of the trainer, which the relayer takes as final', () => {
  expect(() => parseModel(replace('model.safetensors', json({})))).toThrow(EmbeddedError)
})
