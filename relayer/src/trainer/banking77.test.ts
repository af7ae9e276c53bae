import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { onChainGateOf } from '@althing/proposals'
import { beforeAll, describe, expect, test } from 'vitest'

import { applyGate } from '../evaluation/applyGate.ts'
import { measure } from '../evaluation/measure.ts'
import { summarize } from '../evaluation/summarize.ts'
import { compileKernel, type KernelModule } from './embedded/kernel.ts'
import { emptyModel, type Model } from './embedded/model.ts'
import { predictRows } from './embedded/predictRows.ts'
import { type Row, readRows } from './embedded/readRows.ts'
import { readRecipe } from './embedded/recipe.ts'
import { trainModel } from './embedded/trainModel.ts'
import { createTemporaryFolder, createTraining, readConfigOf } from './fixtures/createTraining.ts'
import { animals } from './fixtures/animals.ts'

const data = join(import.meta.dirname, '../../../../shared/data')
const missing = !existsSync(join(data, 'banking77-train.csv'))
if (missing) console.warn(`SKIPPED: Banking77 is not at ${data}, so the trainer's accuracy is not tested.`)

const configOf = async () => {
  await using folder = await createTemporaryFolder()
  return await readConfigOf(await createTraining(folder.path, animals))
}

const read = async (name: string) =>
  readRows([{ path: name, bytes: await readFile(join(data, name)) }], { text: 'text', label: 'category' })

/** The 77 intents of Casanueva et al. 2020; the first contributor holds 50 of them, the second 27. */
describe.skipIf(missing)('Banking77', { timeout: 60_000 }, () => {
  let kernel: KernelModule
  let first: Row[]
  let second: Row[]
  let held: Row[]
  let labels: string[]

  beforeAll(async () => {
    kernel = await compileKernel(new Uint8Array(await readFile(join(import.meta.dirname, 'embedded/kernel.wasm'))))
    const rows = await read('banking77-train.csv')
    held = await read('banking77-test.csv')
    labels = [...new Set(rows.map(({ label }) => label))].toSorted((a, b) => (a < b ? -1 : 1))
    first = rows.filter(({ label }) => labels.indexOf(label) < 50)
    second = rows.filter(({ label }) => labels.indexOf(label) >= 50)
  })

  const train = async (...datasets: readonly Row[][]): Promise<Model> => {
    const recipe = readRecipe(await configOf())
    const sets = datasets.map((rows) => ({ rows, weight: 1 }))
    return (await trainModel({ kernel, recipe, base: emptyModel, datasets: sets })).model
  }

  const accuracyOf = async (model: Model) =>
    measure('accuracy', held, await predictRows(kernel, model, held, { maxWords: 1000 }))

  const judge = async (before: Model, after: Model) => {
    const config = await configOf()
    const root = `0x${'1'.repeat(64)}` as const
    const set = { root, rows: held.length, before: await accuracyOf(before), after: await accuracyOf(after) }
    return applyGate(onChainGateOf(config), summarize([set], config.evaluation))
  }

  test('all training rows give at least 89.5 % on the test rows', async () => {
    expect(await accuracyOf(await train([...first, ...second]))).toBeGreaterThanOrEqual(895_000)
  })

  test('50 intents give about 60 %, the second contributor brings it to 88.5 % and passes the gate', async () => {
    const before = await train(first)
    const after = await train(first, second)

    expect(await accuracyOf(before)).toBeGreaterThan(585_000)
    expect(await accuracyOf(before)).toBeLessThan(615_000)
    expect(await accuracyOf(after)).toBeGreaterThanOrEqual(885_000)
    expect((await judge(before, after)).passed).toBe(true)
  })

  test('a second contributor with shuffled labels stays below 60 % and is refused by the gate', async () => {
    const shuffled = second.map(({ text }, i) => ({ text, label: labels[(i * 7919) % labels.length] ?? '' }))
    const before = await train(first)
    const after = await train(first, shuffled)

    expect(await accuracyOf(after)).toBeLessThanOrEqual(600_000)
    expect((await judge(before, after)).passed).toBe(false)
  })
})
