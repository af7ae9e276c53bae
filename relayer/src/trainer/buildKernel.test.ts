import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { beforeAll, expect, test } from 'vitest'

import { buildKernel, kernelPath } from './buildKernel.ts'
import { createTemporaryFolder } from './fixtures/createTraining.ts'

/** What IEEE 754 gives one answer to, and what only moves bits about. */
const exactFloat = new Set(
  'add sub mul div sqrt min max floor abs ge gt const splat extract_lane load store convert_i32_s convert_i32_u'.split(
    ' ',
  ),
)

let built: Buffer
let text: string

beforeAll(async () => {
  await using folder = await createTemporaryFolder()
  const [wasm, wat] = [join(folder.path, 'kernel.wasm'), join(folder.path, 'kernel.wat')]
  buildKernel(wasm, wat)
  built = await readFile(wasm)
  text = await readFile(wat, 'utf8')
}, 60_000)

test('the committed kernel is what its source compiles to', async () => {
  expect(built.equals(await readFile(kernelPath))).toBe(true)
})

test('the kernel computes floats with exact operations alone and calls nothing outside', () => {
  const operations = [...text.matchAll(/\b(?:f32x4|f64x2|f32|f64)\.(\w+)/g)].map(([, operation = '']) => operation)

  expect(operations.length).toBeGreaterThan(50)
  expect([...new Set(operations)].filter((operation) => !exactFloat.has(operation))).toEqual([])
  expect(text).not.toMatch(/relaxed|\(import/)
})
