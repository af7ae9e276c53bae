import { EmbeddedError } from './embeddedError.ts'
import { createFeatureReader } from './features.ts'
import type { Row } from './readRows.ts'

/** Rows as the kernel reads them. */
export interface Corpus {
  readonly rows: number
  /** Words of all rows. */
  readonly words: number
  /** Features of row i are `features[offsets[i]]` to `features[offsets[i + 1] − 1]`. */
  readonly offsets: Uint32Array
  readonly features: Uint16Array
  /** Number of each row's label. */
  readonly targets: Uint32Array
  /** Weight of each row's loss; their mean is 1. */
  readonly weights: Float32Array
}

/** More text than the trainer takes. */
export class CorpusTooLargeError extends EmbeddedError {
  override name = 'CorpusTooLargeError'
}

/** Rows of a dataset, and its share relative to the other datasets'. */
export interface WeightedRows {
  readonly rows: readonly Row[]
  readonly weight: number
}

const maxFeatures = 2 ** 28

/**
 * Turns rows into features and label numbers, datasets in the config's order. Every row's loss counts `weight` times,
 * scaled so that the mean over all rows is 1.
 *
 * @param labels All labels of the rows; a row with another label gets the number `labels.length`.
 */
export function createCorpus(datasets: readonly WeightedRows[], labels: readonly string[], maxWords: number): Corpus {
  const rows = datasets.reduce((sum, dataset) => sum + dataset.rows.length, 0)
  const totalWeight = datasets.reduce((sum, dataset) => sum + dataset.rows.length * dataset.weight, 0)
  const numbers = new Map(labels.map((label, i) => [label, i]))
  const reader = createFeatureReader(maxWords)

  const offsets = new Uint32Array(rows + 1)
  const targets = new Uint32Array(rows)
  const weights = new Float32Array(rows)
  let features = new Uint16Array(Math.min(maxFeatures, rows * 128))
  let words = 0
  let at = 0
  let end = 0
  for (const dataset of datasets) {
    const weight = (dataset.weight * rows) / totalWeight
    for (const { text, label } of dataset.rows) {
      const read = reader.read(text)
      if (end + read.buckets.length > features.length) features = grow(features, end + read.buckets.length)
      features.set(read.buckets, end)
      end += read.buckets.length
      words += read.words
      targets[at] = numbers.get(label) ?? labels.length
      weights[at] = weight
      offsets[++at] = end
    }
  }
  return { rows, words, offsets, features: features.subarray(0, end), targets, weights }
}

function grow(features: Uint16Array, needed: number): Uint16Array<ArrayBuffer> {
  if (needed > maxFeatures) throw new CorpusTooLargeError('datasets', 'more text', `${maxFeatures} features in all`)
  const larger = new Uint16Array(Math.min(maxFeatures, Math.max(needed, features.length * 2)))
  larger.set(features)
  return larger
}
