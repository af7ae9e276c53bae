import { join } from 'node:path'

import { expect, it } from 'vitest'

import { animals, manyAnimals } from '../trainer/fixtures/animals.ts'
import { createTemporaryFolder, createTraining } from '../trainer/fixtures/createTraining.ts'
import { findTrainer } from './trainerProcess.ts'
import { createTrainingFiles } from './trainingFiles.ts'
import { trainOnce } from './trainOnce.ts'

it('waits for the outcome and tells of the way there', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)
  const phases = new Set<string>()
  const status = await trainOnce(spec, {
    dir: join(folder.path, 'engine'),
    path: '',
    onProgress: ({ phase }) => phases.add(phase),
  })
  expect(status).toMatchObject({ state: 'succeeded', sandbox: 'none', failure: null })
  expect(phases.size).toBeGreaterThan(0)
})

it('ends a training whose signal is aborted', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, { ...manyAnimals, training: { num_train_epochs: 10_000 } })
  const dir = join(folder.path, 'engine')
  const aborting = new AbortController()
  const reason = new Error('enough')
  const training = trainOnce(spec, {
    dir,
    path: '',
    signal: aborting.signal,
    onProgress: ({ phase }) => {
      if (phase === 'train') aborting.abort(reason)
    },
  })
  await expect(training).rejects.toBe(reason)
  const files = createTrainingFiles(join(dir, spec.name))
  const claim = await files.claim(spec)
  await expect.poll(() => claim && findTrainer(claim.pid, files.specPath)).toBeNull()
})
