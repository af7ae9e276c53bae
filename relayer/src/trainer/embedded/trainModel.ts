import { compareCodePoints } from './compareCodePoints.ts'
import { createCorpus, type Corpus, type WeightedRows } from './corpus.ts'
import { EmbeddedError } from './embeddedError.ts'
import { createKernel, type KernelModule } from './kernel.ts'
import { maxLabels, type Model } from './model.ts'
import { createRandom, shuffle } from './random.ts'
import { rateFactor, type Recipe } from './recipe.ts'
import { createTrainingState } from './trainingState.ts'

/** How far a training is. */
export interface TrainingProgress {
  readonly step: number
  readonly steps: number
  /** Mean cross-entropy in nats of the rows since the last report; a figure to look at, never part of the result. */
  readonly loss: number
}

export interface TrainingInput {
  readonly kernel: KernelModule
  readonly recipe: Recipe
  readonly base: Model
  /** In the config's order. */
  readonly datasets: readonly WeightedRows[]
  /** Called about a hundred times; throwing from it stops the training. */
  readonly onProgress?: (progress: TrainingProgress) => void | Promise<void>
}

export interface TrainedModel {
  readonly model: Model
  readonly steps: number
  /** Steps between two checkpoints. */
  readonly checkpointEvery: number
  /** SHA-256 of weights ‖ squares ‖ step at each checkpoint, the last step included. */
  readonly checkpoints: readonly Uint8Array[]
}

/** Datasets leave nothing to train on, or more than the config's limits allow. */
export class TrainingInputError extends EmbeddedError {
  override name = 'TrainingInputError'
}

const checkpointCount = 16

/**
 * Trains `hashed-linear/1`. The result is a function of the arguments alone: the same bits on every machine.
 *
 * @throws {TrainingInputError}
 * @throws {KernelMemoryError}
 */
export async function trainModel({ kernel, recipe, base, datasets, onProgress }: TrainingInput): Promise<TrainedModel> {
  const labels = unionOfLabels(base, datasets)
  const corpus = createCorpus(datasets, labels, recipe.maxWords)
  const steps = countSteps(corpus, recipe)
  const state = createTrainingState(await createKernel(kernel), { corpus, recipe, base, labels })

  const checkpointEvery = Math.ceil(steps / checkpointCount)
  const reportEvery = Math.ceil(steps / 100)
  const checkpoints: Uint8Array[] = []
  let loss = 0
  let rows = 0
  const batches = createBatches(corpus.rows, recipe)
  for (let step = 0; step < steps; step++) {
    const batch = batches()
    loss += state.step(batch, recipe.rate * rateFactor(recipe, step, steps))
    rows += batch.length
    const done = step + 1
    if (done % checkpointEvery === 0 || done === steps) checkpoints.push(await state.checkpoint(done))
    if (done % reportEvery === 0 || done === steps) {
      await onProgress?.({ step: done, steps, loss: loss / rows })
      loss = 0
      rows = 0
    }
  }
  return { model: { labels, weights: state.weights() }, steps, checkpointEvery, checkpoints }
}

function unionOfLabels(base: Model, datasets: readonly WeightedRows[]): string[] {
  const all = new Set(base.labels)
  for (const { rows } of datasets) for (const { label } of rows) all.add(label)
  if (all.size > maxLabels) throw new TrainingInputError('labels', `${all.size}`, `at most ${maxLabels}`)
  return [...all].toSorted(compareCodePoints)
}

function countSteps({ rows, words }: Corpus, { epochs, maxSteps, batch, maxTokens }: Recipe): number {
  if (rows === 0) throw new TrainingInputError('datasets', 'no rows', 'at least one row')
  const stepsOfEpoch = Math.ceil(rows / batch)
  const steps = maxSteps ?? (epochs ?? 1) * stepsOfEpoch
  const tokens = (steps / stepsOfEpoch) * words
  if (tokens > maxTokens) {
    throw new TrainingInputError('limits.maxTokens', `${Math.ceil(tokens)} words to train on`, `at most ${maxTokens}`)
  }
  return steps
}

/** Rows of each next step: all rows in manifest order, shuffled anew every epoch; an epoch's last step may be smaller. */
function createBatches(rows: number, { batch, dataSeed }: Recipe): () => Uint32Array {
  const random = createRandom(dataSeed, 'shuffle')
  const order = new Uint32Array(rows)
  let at = rows
  return () => {
    if (at >= rows) {
      for (let row = 0; row < rows; row++) order[row] = row
      shuffle(order, random)
      at = 0
    }
    const from = at
    at += batch
    return order.subarray(from, at)
  }
}
