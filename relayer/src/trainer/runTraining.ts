import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

import { evaluateModel } from '../evaluation/evaluateModel.ts'
import type { Evaluation } from '../evaluation/summarize.ts'
import type { FolderFile } from './embedded/folderFile.ts'
import { compileKernel, type KernelModule } from './embedded/kernel.ts'
import { parseModel } from './embedded/model.ts'
import type { Outcome } from './outcome.ts'
import { createProgressLog, type ProgressLog } from './progressLog.ts'
import { readInputs, type TrainingInputs } from './readInputs.ts'
import { manifestOf } from './readVerifiedFolder.ts'
import { type TrainedArtifact, trainConfig } from './embedded/trainConfig.ts'
import type { TrainingSpec } from './trainingSpec.ts'
import { writeAtomically } from './writeAtomically.ts'

/** A training took longer than its config allows. */
export class TimeLimitError extends Error {
  override name = 'TimeLimitError'
}

/**
 * Does one training: verifies every input, trains, evaluates, writes the artifact and then, last and atomically,
 * `outcome.json`. Killed at any point and repeated in a new folder, it leaves the same artifact.
 *
 * @param now Unix time in seconds, with fractions.
 */
export async function runTraining(spec: TrainingSpec, now: () => number): Promise<Outcome> {
  const startedAt = now()
  const log = createProgressLog(join(spec.outDir, 'progress.jsonl'), now)
  const kernel = await compileKernel(new Uint8Array(await readFile(join(import.meta.dirname, 'embedded/kernel.wasm'))))

  log.write({ phase: 'verify', fraction: 0, message: 'Verifying the inputs' })
  const inputs = await readInputs(spec)
  log.write({ phase: 'verify', fraction: 1, message: 'Every byte is as approved' })

  const { maxSeconds } = inputs.config.runtime
  const checkTime = () => {
    if (now() - startedAt <= maxSeconds) return
    throw new TimeLimitError(`The training passed runtime.maxSeconds, ${maxSeconds} seconds.`)
  }
  const trained = await train({ spec, kernel, inputs, log, checkTime })
  const evaluation = await evaluate({ kernel, inputs, trained, log, checkTime })
  await writeArtifact(join(spec.outDir, 'artifact'), trained.files)

  const finishedAt = now()
  const outcome: Outcome = {
    ...figuresOf(trained, evaluation),
    trainerDigest: inputs.trainerDigest,
    logDigest: log.digest(),
    startedAt: Math.floor(startedAt),
    finishedAt: Math.floor(finishedAt),
    seconds: finishedAt - startedAt,
  }
  await writeAtomically(join(spec.outDir, 'outcome.json'), `${JSON.stringify(outcome, null, 2)}\n`)
  return outcome
}

interface Step {
  readonly kernel: KernelModule
  readonly inputs: TrainingInputs
  readonly log: ProgressLog
  readonly checkTime: () => void
}

function train({ spec, kernel, inputs, log, checkTime }: Step & { spec: TrainingSpec }): Promise<TrainedArtifact> {
  const { config, base, folders } = inputs
  return trainConfig({
    kernel,
    config,
    configDigest: spec.configDigest,
    base,
    folders,
    onProgress({ step, steps, loss }) {
      checkTime()
      const message = `Step ${step} of ${steps}, loss ${loss.toFixed(3)}`
      log.write({ phase: 'train', fraction: step / steps, message })
    },
  })
}

function evaluate({ kernel, inputs, trained, log, checkTime }: Step & { trained: TrainedArtifact }) {
  const { config, base, parent, folders } = inputs
  const baseline = config.evaluation.baseline === 'parent' ? (parent ?? base) : base
  return evaluateModel({
    kernel,
    config,
    folders,
    baseline: parseModel(baseline),
    trained: trained.model,
    onSet(done, sets) {
      checkTime()
      log.write({ phase: 'evaluate', fraction: done / sets, message: `Evaluation set ${done} of ${sets}` })
    },
  })
}

async function writeArtifact(dir: string, files: readonly FolderFile[]): Promise<void> {
  const temporary = `${dir}.tmp`
  await rm(temporary, { recursive: true, force: true })
  for (const { path, bytes } of files) {
    await mkdir(dirname(join(temporary, path)), { recursive: true })
    await writeFile(join(temporary, path), bytes, { flush: true })
  }
  await rename(temporary, dir)
}

function figuresOf(trained: TrainedArtifact, evaluation: Evaluation) {
  const { files, ...manifest } = manifestOf(trained.files)
  return {
    ...evaluation,
    perSet: [...evaluation.perSet],
    manifest: { ...manifest, files: [...files] },
    steps: trained.steps,
    checkpointEvery: trained.checkpointEvery,
    checkpoints: trained.checkpoints.map(toHex),
    checkpointsRoot: toHex(trained.checkpointsRoot),
  }
}

function toHex(bytes: Uint8Array): `0x${string}` {
  return `0x${Buffer.from(bytes).toString('hex')}`
}
