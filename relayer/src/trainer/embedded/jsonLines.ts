import { DataFileError } from './csv.ts'
import { duplicateKey } from './duplicateKey.ts'
import { quote } from './embeddedError.ts'

/**
 * Parses JSON Lines: one object a line, no key twice; blank lines are skipped.
 *
 * @param where Names the file in errors.
 * @throws {DataFileError} with the line's number.
 */
export function parseJsonLines(text: string, where: string): Map<string, unknown>[] {
  const objects: Map<string, unknown>[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (!/^[ \t\r]*$/.test(line)) objects.push(parseLine(line, `${where}, line ${index + 1}`))
  }
  return objects
}

function parseLine(line: string, where: string): Map<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new DataFileError(where, quote(line), 'one JSON object', { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DataFileError(where, quote(value), 'one JSON object')
  }
  const twice = duplicateKey(line)
  if (twice !== undefined) throw new DataFileError(where, `the key ${quote(twice)} twice`, 'each key once')
  return new Map(Object.entries(value))
}
