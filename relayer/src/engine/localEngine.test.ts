import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test, vi } from 'vitest'
import { ZodError } from 'zod'

import { animals, manyAnimals } from '../trainer/fixtures/animals.ts'
import { createTemporaryFolder, createTraining } from '../trainer/fixtures/createTraining.ts'
import { createLocalEngine } from './localEngine.ts'
import { noSandbox } from './sandbox.ts'
import { EngineConflictError, type TrainingEngine, type TrainingState, UnknownTrainingError } from './trainingEngine.ts'

vi.setConfig({ testTimeout: 60_000 })

const createEngine = (folder: string, limits?: { seconds: number; memoryBytes: number }) =>
  createLocalEngine({ dir: join(folder, 'engine'), sandbox: noSandbox, ...(limits && { limits }) })

async function waitFor(engine: TrainingEngine, name: string, ...states: readonly TrainingState[]) {
  for (let i = 0; i < 2000; i++) {
    const status = await engine.get(name)
    if (status && states.includes(status.state)) return status
    await sleep(25)
  }
  throw new Error(`${name} is ${(await engine.get(name))?.state} and not ${states.join(' or ')}`)
}

async function waitForStep(engine: TrainingEngine, name: string) {
  for (let i = 0; i < 2000; i++) {
    const status = await engine.get(name)
    if (status?.progress?.phase === 'train') return status
    await sleep(10)
  }
  throw new Error(`${name} does not train`)
}

async function pidOf(outDir: string): Promise<number> {
  const { pid }: { pid: number } = JSON.parse(await readFile(join(outDir, 'process.json'), 'utf8'))
  return pid
}

test('a launched training succeeds and reports its progress line by line', async () => {
  await using folder = await createTemporaryFolder()
  const engine = createEngine(folder.path)
  const spec = await createTraining(folder.path, animals)

  await engine.launch(spec)
  const status = await waitFor(engine, spec.name, 'succeeded', 'failed', 'lost')

  expect(status).toMatchObject({
    state: 'succeeded',
    sandbox: 'none',
    outcome: { metricAfter: 1_000_000 },
    failure: null,
  })
  expect(status.progress).toMatchObject({ phase: 'evaluate', fraction: 1 })
  const lines = await engine.logs(spec.name, 1)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ phase: 'verify', fraction: 1 })
})

test('a folder whose name a shell would run is only a folder', async () => {
  await using folder = await createTemporaryFolder()
  const hostile = join(folder.path, `a b,c;$(touch pwned)\`id\`'"&|*`)
  const engine = createEngine(hostile)
  const spec = await createTraining(hostile, animals)

  await engine.launch(spec)

  expect(await waitFor(engine, spec.name, 'succeeded', 'failed', 'lost')).toMatchObject({ state: 'succeeded' })
  expect(await readdir(spec.outDir)).not.toContain('pwned')
})

test('launching the same training twice starts it once', async () => {
  await using folder = await createTemporaryFolder()
  const engine = createEngine(folder.path)
  const spec = await createTraining(folder.path, manyAnimals)

  const references = await Promise.all([
    engine.launch(spec),
    engine.launch(spec),
    createEngine(folder.path).launch(spec),
  ])
  await waitFor(engine, spec.name, 'succeeded')

  expect(new Set(references).size).toBe(1)
  const verified = (await engine.logs(spec.name, 0)).filter((line) => line.includes('Verifying'))
  expect(verified).toHaveLength(1)
})

test('a name that belongs to another spec is refused', async () => {
  await using folder = await createTemporaryFolder()
  const engine = createEngine(folder.path)
  const spec = await createTraining(folder.path, animals)
  await engine.launch(spec)

  await expect(engine.launch({ ...spec, runId: '2' })).rejects.toThrow(EngineConflictError)
  await waitFor(engine, spec.name, 'succeeded')
})

test('another engine over the same folder finds a running training and its outcome', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, manyAnimals)
  await createEngine(folder.path).launch(spec)
  await waitForStep(createEngine(folder.path), spec.name)

  const adopted = await waitFor(createEngine(folder.path), spec.name, 'succeeded')

  expect(adopted.outcome).not.toBeNull()
})

test('a training killed in the middle is lost, and its repetition leaves the artifact of an undisturbed one', async () => {
  await using folder = await createTemporaryFolder()
  const engine = createEngine(folder.path)
  const killed = await createTraining(folder.path, { ...manyAnimals, name: 'attempt-1' })
  const repeated = { ...killed, name: 'attempt-2', outDir: join(folder.path, 'out-attempt-2') }
  const undisturbed = { ...killed, name: 'undisturbed', outDir: join(folder.path, 'out-undisturbed') }

  await engine.launch(killed)
  await waitForStep(engine, killed.name)
  process.kill(await pidOf(killed.outDir), 'SIGKILL')
  const lost = await waitFor(engine, killed.name, 'lost', 'succeeded')
  await engine.launch(repeated)
  const { outcome } = await waitFor(engine, repeated.name, 'succeeded')
  await engine.launch(undisturbed)
  const other = await waitFor(engine, undisturbed.name, 'succeeded')

  expect(lost.state).toBe('lost')
  expect(outcome?.manifest).toEqual(other.outcome?.manifest)
  expect(outcome?.checkpoints).toEqual(other.outcome?.checkpoints)
})

test('a cancelled training fails, its process is gone and it can be cancelled again', async () => {
  await using folder = await createTemporaryFolder()
  const engine = createEngine(folder.path)
  const spec = await createTraining(folder.path, manyAnimals)
  await engine.launch(spec)
  await waitForStep(engine, spec.name)
  const pid = await pidOf(spec.outDir)

  await engine.cancel(spec.name)
  await engine.cancel(spec.name)

  expect(await engine.get(spec.name)).toMatchObject({ state: 'failed', failure: { code: 'cancelled' } })
  await expect.poll(() => isRunning(pid)).toBe(false)
})

test('a training over the limit of time or memory is stopped', async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, { ...manyAnimals, training: { num_train_epochs: 2000 } })
  const slow = createEngine(join(folder.path, 'a'), { seconds: 0.2, memoryBytes: 2 ** 32 })
  const large = createEngine(join(folder.path, 'b'), { seconds: 60, memoryBytes: 2 ** 26 })

  await slow.launch({ ...spec, outDir: join(folder.path, 'out-slow') })
  await large.launch({ ...spec, outDir: join(folder.path, 'out-large') })

  expect(await waitFor(slow, spec.name, 'failed')).toMatchObject({ failure: { code: 'time-limit' } })
  expect(await waitFor(large, spec.name, 'failed')).toMatchObject({ failure: { code: 'memory-limit' } })
})

test('a refused training says why', async () => {
  await using folder = await createTemporaryFolder()
  const engine = createEngine(folder.path)
  const spec = await createTraining(folder.path, animals)
  await writeFile(join(folder.path, 'train-0/data/train.csv'), 'swapped')
  await engine.launch(spec)

  const { failure } = await waitFor(engine, spec.name, 'failed', 'succeeded')

  expect(failure?.code).toBe('refused')
  expect(failure?.message).toContain('train-0')
})

test.runIf(process.platform === 'linux')('the trainer is given no environment', async () => {
  await using folder = await createTemporaryFolder()
  const engine = createEngine(folder.path)
  const spec = await createTraining(folder.path, manyAnimals)
  await engine.launch(spec)
  await waitForStep(engine, spec.name)

  expect(await readFile(`/proc/${await pidOf(spec.outDir)}/environ`, 'utf8')).toBe('')
  await engine.cancel(spec.name)
})

test('an unknown name is undefined, and nothing of it can be cancelled or read', async () => {
  await using folder = await createTemporaryFolder()
  const engine = createEngine(folder.path)

  expect(await engine.get('nobody')).toBeUndefined()
  await expect(engine.cancel('nobody')).rejects.toThrow(UnknownTrainingError)
  await expect(engine.logs('nobody', 0)).rejects.toThrow(UnknownTrainingError)
})

test('a name that would leave the folder is refused', async () => {
  await using folder = await createTemporaryFolder()

  await expect(createEngine(folder.path).get('../etc')).rejects.toThrow(ZodError)
})

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
