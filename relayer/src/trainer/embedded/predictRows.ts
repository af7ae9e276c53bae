import { createCorpus } from './corpus.ts'
import { bucketCount } from './features.ts'
import { createKernel, type KernelModule } from './kernel.ts'
import type { Model } from './model.ts'
import type { Row } from './readRows.ts'
import { copyColumns } from './trainingState.ts'

/** What a model says of one row. */
export interface Prediction {
  /** The most probable label, the first of equals; null from a model without labels. */
  readonly label: string | null
  /** Probability that the model gives to the row's own label; 0 for a label that it does not know. */
  readonly likelihood: number
}

const blockRows = 1024

/** Predicts the label of every row. */
export async function predictRows(
  kernelModule: KernelModule,
  model: Model,
  rows: readonly Row[],
  { maxWords }: { maxWords: number },
): Promise<Prediction[]> {
  const { labels } = model
  if (labels.length === 0) return rows.map(() => ({ label: null, likelihood: 0 }))

  const kernel = await createKernel(kernelModule)
  const corpus = createCorpus([{ rows, weight: 1 }], labels, maxWords)
  const classes = Math.ceil(labels.length / 4) * 4
  const weights = kernel.allocate(bucketCount * classes * 4)
  const offsets = kernel.place(corpus.offsets)
  const features = kernel.place(corpus.features)
  const out = kernel.allocate(blockRows * classes * 4)
  copyColumns(model, labels, kernel.floats(weights, bucketCount * classes), classes)

  const predictions: Prediction[] = []
  for (let from = 0; from < rows.length; from += blockRows) {
    const to = Math.min(from + blockRows, rows.length)
    kernel.exports.predict(weights, classes, labels.length, offsets, features, from, to, out)
    const block = kernel.floats(out, (to - from) * classes)
    for (let row = from; row < to; row++) {
      const at = (row - from) * classes
      const probabilities = block.subarray(at, at + labels.length)
      const likelihood = probabilities[corpus.targets[row] ?? labels.length] ?? 0
      predictions.push({ label: labels[indexOfGreatest(probabilities)] ?? null, likelihood })
    }
  }
  return predictions
}

function indexOfGreatest(values: Float32Array): number {
  let greatest = 0
  for (let i = 1; i < values.length; i++) if ((values[i] ?? 0) > (values[greatest] ?? 0)) greatest = i
  return greatest
}
