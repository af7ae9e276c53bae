import type { Config } from '@althing/proposals'

import type { FolderFile } from '../trainer/embedded/folderFile.ts'
import type { KernelModule } from '../trainer/embedded/kernel.ts'
import type { Model } from '../trainer/embedded/model.ts'
import { predictRows } from '../trainer/embedded/predictRows.ts'
import { readRecipe } from '../trainer/embedded/recipe.ts'
import { columnsOf, readDataset } from '../trainer/embedded/readDataset.ts'
import { measure } from './measure.ts'
import { type Evaluation, type SetEvaluation, summarize } from './summarize.ts'

export interface EvaluationInput {
  readonly kernel: KernelModule
  readonly config: Config
  /** Folders of the evaluation sets by their roots. */
  readonly folders: ReadonlyMap<string, readonly FolderFile[]>
  /** What the config's baseline names; not asked where it is `absolute`. */
  readonly baseline: Model
  readonly trained: Model
  readonly onSet?: (done: number, sets: number) => void | Promise<void>
}

/** Measures baseline and trained model on every evaluation set of the config, in its order. */
export async function evaluateModel(input: EvaluationInput): Promise<Evaluation> {
  const { kernel, config, folders, baseline, trained, onSet } = input
  const { maxWords } = readRecipe(config)
  const { datasets, metric } = config.evaluation
  const columns = columnsOf(config.datasets[0])

  const perSet: SetEvaluation[] = []
  for (const dataset of datasets) {
    const rows = readDataset(folders.get(dataset.root) ?? [], dataset, columns)
    const of = async (model: Model) => measure(metric, rows, await predictRows(kernel, model, rows, { maxWords }))
    const before = config.evaluation.baseline === 'absolute' ? 0 : await of(baseline)
    perSet.push({ root: dataset.root, rows: rows.length, before, after: await of(trained) })
    await onSet?.(perSet.length, datasets.length)
  }
  return summarize(perSet, config.evaluation)
}
