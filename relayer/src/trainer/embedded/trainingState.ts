import type { Corpus } from './corpus.ts'
import { bucketCount } from './features.ts'
import type { Kernel } from './kernel.ts'
import type { Model } from './model.ts'
import type { Recipe } from './recipe.ts'

/** Weights and optimizer of a training, in the kernel's memory. */
export interface TrainingState {
  /** One optimizer step over these rows; returns the sum of their losses in nats, before the step. */
  step(rows: Uint32Array, rate: number): number
  /** SHA-256 of weights ‖ squares ‖ `step` (u64), all little-endian; rows are padded to a multiple of 4 labels. */
  checkpoint(step: number): Promise<Uint8Array>
  /** A copy of the weights, without padding. */
  weights(): Float32Array<ArrayBuffer>
}

/** What Adagrad's sums of squares start from, so that the first steps are finite. */
const firstSquare = 1e-6

/** Lays the training out in memory: weights from the base where its labels match and zeros elsewhere. */
export function createTrainingState(
  kernel: Kernel,
  training: { corpus: Corpus; recipe: Recipe; base: Model; labels: readonly string[] },
): TrainingState {
  const { corpus, recipe, base, labels } = training
  const classes = Math.ceil(labels.length / 4) * 4
  const size = bucketCount * classes
  const batch = Math.min(recipe.batch, corpus.rows)
  const slotCount = Math.min(bucketCount, batch * greatestRow(corpus))

  // These three are one range, so that a checkpoint is the digest of one piece of memory.
  const weights = kernel.allocate(size * 4)
  const squares = kernel.allocate(size * 4)
  const stepNumber = kernel.allocate(8)

  const offsets = kernel.place(corpus.offsets)
  const features = kernel.place(corpus.features)
  const targets = kernel.place(corpus.targets)
  const rowWeights = kernel.place(corpus.weights)
  const order = kernel.allocate(batch * 4)
  const scores = kernel.allocate(classes * 4)
  const slots = kernel.allocate(bucketCount * 4)
  const touched = kernel.allocate(slotCount * 2)
  const gradients = kernel.allocate(slotCount * classes * 4)
  const likelihoods = kernel.allocate(batch * 4)

  kernel.exports.fill(squares, size, firstSquare)
  copyColumns(base, labels, kernel.floats(weights, size), classes)

  const corpusPointers = [offsets, features, targets, rowWeights] as const
  const scratchPointers = [scores, slots, touched, gradients, likelihoods] as const
  return {
    step(rows, rate) {
      kernel.integers(order, batch).set(rows)
      const model = [weights, squares, classes, labels.length] as const
      kernel.exports.step(...model, ...corpusPointers, order, rows.length, rate, ...scratchPointers)
      let loss = 0
      for (const likelihood of kernel.floats(likelihoods, rows.length)) loss -= Math.log(Math.max(likelihood, 1e-9))
      return loss
    },
    async checkpoint(step) {
      const bytes = new Uint8Array(kernel.exports.memory.buffer, weights, stepNumber + 8 - weights)
      new DataView(kernel.exports.memory.buffer).setBigUint64(stepNumber, BigInt(step), true)
      return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    },
    weights() {
      const padded = kernel.floats(weights, size)
      const out = new Float32Array(bucketCount * labels.length)
      for (let bucket = 0; bucket < bucketCount; bucket++) {
        out.set(padded.subarray(bucket * classes, bucket * classes + labels.length), bucket * labels.length)
      }
      return out
    },
  }
}

function greatestRow({ offsets, rows }: Corpus): number {
  let greatest = 0
  for (let row = 0; row < rows; row++) greatest = Math.max(greatest, (offsets[row + 1] ?? 0) - (offsets[row] ?? 0))
  return greatest
}

/** Copies a model's weights into rows of `classes` floats, each label to its new column. */
export function copyColumns(model: Model, labels: readonly string[], into: Float32Array, classes: number): void {
  const numbers = new Map(labels.map((label, i) => [label, i]))
  for (const [from, label] of model.labels.entries()) {
    const to = numbers.get(label)
    if (to === undefined) continue
    for (let bucket = 0; bucket < bucketCount; bucket++) {
      into[bucket * classes + to] = model.weights[bucket * model.labels.length + from] ?? 0
    }
  }
}
