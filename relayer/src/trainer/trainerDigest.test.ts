import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { commitmentOf } from '@althing/proposals'
import { expect, test } from 'vitest'

import { manifestOf } from './readVerifiedFolder.ts'
import { trainerDigest } from './trainerDigest.ts'

test("the trainer's digest is dirHash1 of the folder embedded without its tests", async () => {
  const folder = join(import.meta.dirname, 'embedded')
  const paths = await readdir(folder, { recursive: true })
  const sources = paths.filter((path) => /\.\w+$/.test(path) && !path.endsWith('.test.ts'))
  const files = await Promise.all(sources.map(async (path) => ({ path, bytes: await readFile(join(folder, path)) })))

  expect(sources).toContain('kernel.wasm')
  expect(sources).toContain('kernel/kernel.ts')
  expect(`0x${await trainerDigest()}`).toBe(commitmentOf(manifestOf(files)).dirHash1)
})
