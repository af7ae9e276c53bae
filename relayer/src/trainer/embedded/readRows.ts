import { DataFileError, parseCsv } from './csv.ts'
import { quote } from './embeddedError.ts'
import { parseJsonLines } from './jsonLines.ts'
import type { FolderFile } from './folderFile.ts'

/** One example of a `text_label` dataset. */
export interface Row {
  readonly text: string
  readonly label: string
}

/** Names of the columns (CSV) or keys (JSON Lines) that hold the text and its label. */
export interface TextLabelColumns {
  readonly text: string
  readonly label: string
}

const maxLabelBytes = 256

/**
 * Reads the rows of data files in the order given.
 *
 * @throws {DataFileError} naming the file and the record.
 */
export function readRows(files: readonly FolderFile[], columns: TextLabelColumns): Row[] {
  return files.flatMap((file) => {
    if (file.path.endsWith('.csv')) return readCsv(decodeUtf8(file), file.path, columns)
    if (file.path.endsWith('.jsonl')) return readJsonLines(decodeUtf8(file), file.path, columns)
    throw new DataFileError(file.path, 'a data file of another kind', '.csv and .jsonl')
  })
}

function decodeUtf8({ path, bytes }: FolderFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new DataFileError(path, 'bytes that are not UTF-8', 'UTF-8 text', { cause })
  }
}

function readCsv(text: string, path: string, columns: TextLabelColumns): Row[] {
  const [header = [], ...records] = parseCsv(text, path)
  const textAt = columnOf(header, columns.text, path)
  const labelAt = columnOf(header, columns.label, path)
  return records.map((record, i) => checkRow(record[textAt], record[labelAt], columns, `${path}, record ${i + 2}`))
}

function columnOf(header: readonly string[], column: string, path: string): number {
  const at = header.indexOf(column)
  if (at < 0) throw new DataFileError(path, `the columns ${quote(header)}`, `a column ${quote(column)}`)
  if (header.lastIndexOf(column) !== at) {
    throw new DataFileError(path, `the column ${quote(column)} twice`, 'each column once')
  }
  return at
}

function readJsonLines(text: string, path: string, columns: TextLabelColumns): Row[] {
  const objects = parseJsonLines(text, path)
  return objects.map((object, i) =>
    checkRow(object.get(columns.text), object.get(columns.label), columns, `${path}, object ${i + 1}`),
  )
}

function checkRow(text: unknown, label: unknown, columns: TextLabelColumns, where: string): Row {
  if (typeof text !== 'string' || !text.isWellFormed()) {
    throw new DataFileError(`${where}, ${columns.text}`, quote(text), 'a text')
  }
  if (typeof label !== 'string' || !isLabel(label)) {
    throw new DataFileError(`${where}, ${columns.label}`, quote(label), labelRule)
  }
  return { text, label }
}

/** What a label may be, as a phrase. */
export const labelRule = `a text of 1 to ${maxLabelBytes} bytes without control characters`

/** Whether a string may be a label. */
export function isLabel(label: string): boolean {
  return (
    label !== '' &&
    label.isWellFormed() &&
    new TextEncoder().encode(label).byteLength <= maxLabelBytes &&
    // oxlint-disable-next-line no-control-regex -- control characters are what is refused
    !/[\u0000-\u001f\u007f]/.test(label)
  )
}
