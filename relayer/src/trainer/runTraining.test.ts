import { existsSync, rmSync } from 'node:fs'
import { link, readFile, symlink, writeFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { DataFileError } from './embedded/csv.ts'
import { createTemporaryFolder, createTraining, manifestOfFolder } from './fixtures/createTraining.ts'
import { animals } from './fixtures/animals.ts'
import { outcomeSchema } from './outcome.ts'
import { TrainingMismatchError } from './readInputs.ts'
import { FolderMismatchError, FolderRefusedError } from './readVerifiedFolder.ts'
import { runTraining, TimeLimitError } from './runTraining.ts'

const now = () => 1_800_000_000
const mixed = { 'test.csv': 'text,label\nthe calf moos,cow\na dog barks,dog\n' }

test('two trainings in different folders leave the same artifact, figures and log', async () => {
  await using first = await createTemporaryFolder()
  await using second = await createTemporaryFolder()

  const a = await runTraining(await createTraining(first.path, animals), now)
  const b = await runTraining(await createTraining(second.path, animals), now)

  expect(a).toEqual(b)
  expect(a.metricBefore).toBe(0)
  expect(a.metricAfter).toBe(1_000_000)
})

test('the outcome on disk is the one returned, and its manifest that of the artifact', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)

  const outcome = await runTraining(spec, now)

  expect(outcomeSchema.parse(JSON.parse(await readFile(join(spec.outDir, 'outcome.json'), 'utf8')))).toEqual(outcome)
  expect(await manifestOfFolder(join(spec.outDir, 'artifact'))).toEqual(outcome.manifest)
})

test('against a parent the figures before are those of the parent after its training', async () => {
  await using folder = await createTemporaryFolder()
  const weak = { ...animals, datasets: animals.datasets.slice(1), name: 'first' }
  const first = await createTraining(join(folder.path, 'first'), { ...weak, evaluationSets: [mixed] })
  const before = await runTraining(first, now)
  const second = await createTraining(join(folder.path, 'second'), { ...animals, evaluationSets: [mixed] })
  const parent = { root: before.manifest.root, dir: join(first.outDir, 'artifact') }

  const after = await runTraining({ ...second, parent }, now)

  expect(before).toMatchObject({ metricBefore: 0, metricAfter: 500_000 })
  expect(after).toMatchObject({ metricBefore: 500_000, metricAfter: 1_000_000, worstRegression: 0 })
})

test('a trained version may be the base of the next training', async () => {
  await using folder = await createTemporaryFolder()
  const first = await createTraining(join(folder.path, 'first'), animals)
  const { manifest } = await runTraining(first, now)
  const base = { root: manifest.root, dir: join(first.outDir, 'artifact') }
  const cows = { ...animals, datasets: animals.datasets.slice(1), evaluationSets: [mixed] }
  const second = await createTraining(join(folder.path, 'second'), { ...cows, base })

  const { metricBefore, metricAfter } = await runTraining(second, now)

  expect(metricBefore).toBe(1_000_000)
  expect(metricAfter).toBe(1_000_000)
})

test('a parent that is not the version in force is refused', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)

  await expect(runTraining({ ...spec, parent: { ...spec.base, root: `0x${'0'.repeat(64)}` } }, now)).rejects.toThrow(
    FolderMismatchError,
  )
})

test('a dataset that was changed after its approval is refused', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)
  await writeFile(join(folder.path, 'train-0/data/train.csv'), 'text,label\na dog,cat\n')

  await expect(runTraining(spec, now)).rejects.toThrow(FolderMismatchError)
})

test('files that are swapped after they were verified change nothing', async () => {
  await using folder = await createTemporaryFolder()
  await using other = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)
  let calls = 0
  const swapAfterVerification = () => {
    // The clock is read at the start, with "verifying" and with "verified": from then on nothing is read again.
    if (++calls === 3) rmSync(join(folder.path, 'train-0'), { recursive: true })
    return now()
  }

  const { manifest } = await runTraining(spec, swapAfterVerification)

  expect(existsSync(join(folder.path, 'train-0'))).toBe(false)
  expect(manifest).toEqual((await runTraining(await createTraining(other.path, animals), now)).manifest)
})

test('a hard link to other bytes is refused like any other bytes', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)
  const file = join(folder.path, 'train-0/data/train.csv')
  await writeFile(join(folder.path, 'other.csv'), 'text,label\na dog,cat\n')
  await rm(file)
  await link(join(folder.path, 'other.csv'), file)

  await expect(runTraining(spec, now)).rejects.toThrow(FolderMismatchError)
})

test('a symbolic link in place of a file is refused though its bytes are the same', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)
  const file = join(folder.path, 'train-0/data/train.csv')
  await writeFile(join(folder.path, 'copy.csv'), await readFile(file))
  await rm(file)
  await symlink(join(folder.path, 'copy.csv'), file)

  await expect(runTraining(spec, now)).rejects.toThrow(FolderRefusedError)
})

test('an additional file in a dataset is refused', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)
  await writeFile(join(folder.path, 'evaluation-0/data/test-more.csv'), 'text,label\na dog,dog\n')

  await expect(runTraining(spec, now)).rejects.toThrow(FolderMismatchError)
})

test('a config for another trainer is refused', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, {
    ...animals,
    change: (config) => ({ ...config, runtime: { ...config.runtime, trainerDigest: '4'.repeat(64) } }),
  })

  await expect(runTraining(spec, now)).rejects.toThrow(TrainingMismatchError)
})

test('a config that is not the approved one is refused', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)

  await expect(runTraining({ ...spec, configDigest: '0'.repeat(64) }, now)).rejects.toThrow(TrainingMismatchError)
})

test('a spec without one of the datasets of its config is refused', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)

  await expect(runTraining({ ...spec, datasets: [] }, now)).rejects.toThrow(TrainingMismatchError)
})

test('a training stops when it passes the time that its config allows', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)
  let seconds = 0

  await expect(runTraining(spec, () => (seconds += 100))).rejects.toThrow(TimeLimitError)
})

test('a dataset with a row that has no label is refused with its place', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, {
    ...animals,
    datasets: [{ 'train.jsonl': '{"text":"a dog","label":"dog"}\n{"text":"a cat"}\n' }],
  })

  const error = await runTraining(spec, now).catch((thrown: unknown) => thrown)

  expect(error).toBeInstanceOf(DataFileError)
  expect(error).toMatchObject({ where: 'train.jsonl, object 2, label' })
})
