import type { Config } from '../ftc/configSchema.ts'
import { selectFiles } from '../ftc/filePattern.ts'
import { ExportError } from './exportError.ts'

/** Where a pulled version's folders lie, relative to where the tool is started. */
export interface ExportFolders {
  /** Folder of the base model; null to fetch it from the Hub, where the config names it so. */
  readonly base: string | null
  /** Folder and files of each dataset by its root. Without an entry the config's own patterns are written. */
  readonly datasets: Readonly<Record<string, { readonly path: string; readonly files: readonly string[] }>>
}

export const noFolders: ExportFolders = { base: null, datasets: {} }

/** Name and revision of the base model as the tools take them. */
export function baseModelOf({ baseModel }: Config, { base }: ExportFolders): { name: string; revision: string | null } {
  if (base === null && baseModel.uri.startsWith('hf:')) {
    return { name: baseModel.uri.slice('hf:'.length), revision: baseModel.revision ?? null }
  }
  return { name: base ?? './base', revision: null }
}

export type FileType = 'json' | 'csv' | 'parquet'

/**
 * The files of a training set, each path below its folder, and the reader that their names call for.
 *
 * @throws {ExportError} if the files are of several types, or none belongs to the split.
 */
export function filesOf(set: Config['datasets'][number], tool: string, folders: ExportFolders) {
  const folder = folders.datasets[set.root]
  const path = folder?.path ?? `./datasets/${set.root}`
  const names = folder
    ? selectFiles(folder.files, set)
    : (set.files ?? [`**/${set.split}.jsonl`, `**/${set.split}-*.jsonl`])
  if (names.length === 0)
    throw new ExportError(tool, `files of ${set.root}`, set.split, 'a split that the dataset holds')

  const types = new Set(names.map(typeOf))
  const [type] = types
  if (type === undefined || types.size > 1) {
    throw new ExportError(tool, `files of ${set.root}`, [...types].join(', '), 'files of one type')
  }
  return { type, files: names.map((name) => `${path}/${name}`) }
}

function typeOf(name: string): FileType {
  if (name.endsWith('.csv')) return 'csv'
  return name.endsWith('.parquet') ? 'parquet' : 'json'
}

/** Whether every dataset counts the same, which is all that a tool without weights can do. */
export function expectEqualWeights({ datasets }: Config, tool: string): void {
  const [first] = datasets
  for (const [index, { weight }] of datasets.entries()) {
    if (weight !== first?.weight) throw new ExportError(tool, `datasets[${index}].weight`, weight, 'equal weights')
  }
}

/** The tools train on text; a classifier of another family has no form in them. */
export function expectLanguageModel({ task }: Config, tool: string): void {
  if (task === 'classification') throw new ExportError(tool, 'task', task, 'sft · dpo')
}

/** `num_train_epochs` and `max_steps`, both written out: −1 steps means that epochs count. */
export function durationOf({ training }: Config): { epochs: number; steps: number } {
  return { epochs: training.num_train_epochs ?? 1, steps: training.max_steps ?? -1 }
}
