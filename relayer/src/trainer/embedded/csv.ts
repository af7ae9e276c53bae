import { EmbeddedError } from './embeddedError.ts'

/** A CSV or JSON Lines file is not what a dataset may hold. */
export class DataFileError extends EmbeddedError {
  override name = 'DataFileError'
}

/**
 * Parses CSV by RFC 4180 with a header: `\n` or `\r\n` ends a record, every record has the header's length, a quote
 * stands only around a whole field.
 *
 * @param where Names the file in errors.
 * @returns One array of fields a record, the header first.
 * @throws {DataFileError} with the number of the record.
 */
export function parseCsv(text: string, where: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let at = 0

  const fail = (found: string, allowed: string): never => {
    throw new DataFileError(`${where}, record ${records.length + 1}`, found, allowed)
  }

  const readQuoted = (): string => {
    let field = ''
    for (;;) {
      const close = text.indexOf('"', at)
      if (close < 0) return fail('a quote that never closes', 'a closing quote')
      field += text.slice(at, close)
      at = close + 1
      if (text[at] !== '"') return field
      field += '"'
      at++
    }
  }

  const readPlain = (): string => {
    const from = at
    while (at < text.length && !',\n\r'.includes(text.charAt(at))) {
      if (text[at] === '"') fail('a quote inside an unquoted field', 'the field in quotes, its quotes doubled')
      at++
    }
    return text.slice(from, at)
  }

  while (at < text.length) {
    if (text[at] === '"') {
      at++
      record.push(readQuoted())
    } else record.push(readPlain())

    if (text[at] === ',') {
      at++
      if (at < text.length) continue
      record.push('')
    }
    if (text.startsWith('\r\n', at)) at += 2
    else if (text[at] === '\n') at++
    else if (at < text.length) fail(`${JSON.stringify(text[at])} after a field`, 'a comma or the end of the record')

    const [header] = records
    if (header && record.length !== header.length) fail(`${record.length} fields`, `${header.length}, as in the header`)
    records.push(record)
    record = []
  }
  return records
}
