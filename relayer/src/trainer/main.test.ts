import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test, vi } from 'vitest'

import { animals, manyAnimals } from './fixtures/animals.ts'
import { createTemporaryFolder, createTraining } from './fixtures/createTraining.ts'
import { failureSchema } from './outcome.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Runs the trainer as an engine does and returns its exit code. */
async function run(...args: readonly string[]): Promise<unknown> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), ...args], { env: {}, stdio: 'ignore' })
  const [code]: unknown[] = await once(child, 'exit')
  return code
}

async function writeSpec(folder: string, spec: unknown): Promise<string> {
  const path = join(folder, 'spec.json')
  await writeFile(path, typeof spec === 'string' ? spec : JSON.stringify(spec))
  return path
}

const readFailure = async (outDir: string) =>
  failureSchema.parse(JSON.parse(await readFile(join(outDir, 'failure.json'), 'utf8')))

test('a training that is done exits with 0, and one in the same folder with 4', async () => {
  await using folder = await createTemporaryFolder()
  const path = await writeSpec(folder.path, await createTraining(folder.path, animals))

  expect(await run(path)).toBe(0)
  expect(await run(path)).toBe(4)
})

test('no spec, and a spec that is malformed, exit with 2', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)

  expect(await run()).toBe(2)
  expect(await run(await writeSpec(folder.path, '{'))).toBe(2)
  expect(await run(await writeSpec(folder.path, { ...spec, command: 'rm' }))).toBe(2)
  expect(await run(await writeSpec(folder.path, { ...spec, outDir: '../out' }))).toBe(2)
})

test('a config that cannot be honoured is refused by its field, with exit 3', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, {
    ...animals,
    change: (config) => ({ ...config, training: { ...config.training, weight_decay: 0.1 } }),
  })

  expect(await run(await writeSpec(folder.path, spec))).toBe(3)
  expect(await readFailure(spec.outDir)).toMatchObject({ code: 'refused' })
  expect((await readFailure(spec.outDir)).message).toContain('training.weight_decay: found 0.1')
})

test('a config that is not strict JSON is refused with exit 3', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)
  const duplicated = (await readFile(spec.config, 'utf8')).replace('{', '{"format":"ftc/1",')
  await writeFile(spec.config, duplicated)
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(duplicated))
  const configDigest = Buffer.from(digest).toString('hex')

  expect(await run(await writeSpec(folder.path, { ...spec, configDigest }))).toBe(3)
})

test('a training that takes longer than its config allows exits with 5 and leaves no outcome', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, {
    ...manyAnimals,
    training: { num_train_epochs: 10_000 },
    change: (config) => ({ ...config, runtime: { ...config.runtime, maxSeconds: 1 } }),
  })

  expect(await run(await writeSpec(folder.path, spec))).toBe(5)
  expect(await readFailure(spec.outDir)).toMatchObject({ code: 'time-limit' })
})
