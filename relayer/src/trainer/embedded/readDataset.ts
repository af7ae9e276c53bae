import { type Config, selectFiles } from '@althing/proposals'

import { EmbeddedError, quote } from './embeddedError.ts'
import type { FolderFile } from './folderFile.ts'
import { readRows, type Row, type TextLabelColumns } from './readRows.ts'
import { RecipeError } from './recipe.ts'

/** A dataset holds no row that the config names. */
export class EmptyDatasetError extends EmbeddedError {
  override name = 'EmptyDatasetError'
}

/**
 * Reads the rows of a dataset's split, files in manifest order.
 *
 * @param folder All files of the dataset, in manifest order.
 * @throws {EmptyDatasetError} if the split names no file, or its files hold no row.
 * @throws {DataFileError} naming the file and the record.
 */
export function readDataset(
  folder: readonly FolderFile[],
  dataset: { readonly root: string; readonly split: string; readonly files?: readonly string[] | undefined },
  columns: TextLabelColumns,
): Row[] {
  const { root, split, files } = dataset
  const where = `dataset ${root}`
  const paths = folder.map(({ path }) => path)
  const chosen = new Set(selectFiles(paths, { split, ...(files && { files }) }))
  if (chosen.size === 0) {
    const allowed = files
      ? `a file that one of ${quote(files)} names`
      : `${split}.csv, ${split}.jsonl or ${split}-*.csv`
    throw new EmptyDatasetError(where, quote(paths), allowed)
  }
  const rows = readRows(
    folder.filter(({ path }) => chosen.has(path)),
    columns,
  )
  if (rows.length === 0) throw new EmptyDatasetError(where, `no rows in ${quote([...chosen])}`, 'at least one row')
  return rows
}

/** Columns of a training set; evaluation sets are read with those of the first. */
export function columnsOf(dataset: Config['datasets'][number] | undefined): TextLabelColumns {
  if (dataset?.format !== 'text_label') throw new RecipeError('datasets.format', quote(dataset?.format), 'text_label')
  return dataset.columns
}
