import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { buildKernel, kernelPath } from './buildKernel.ts'
import { createTemporaryFolder } from './fixtures/createTraining.ts'

test('the committed kernel is what its source compiles to', { timeout: 60_000 }, async () => {
  await using folder = await createTemporaryFolder()
  const built = join(folder.path, 'kernel.wasm')

  buildKernel(built)

  expect((await readFile(built)).equals(await readFile(kernelPath))).toBe(true)
})
