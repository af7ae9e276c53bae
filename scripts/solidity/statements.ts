import type { Range } from './ast.ts'

/** A statement's range leaves its semicolon out. */
export function withSemicolon({ start, end }: Range, source: Buffer): Range {
  const semicolon = source.indexOf(';', end)
  const isNext = semicolon >= 0 && source.subarray(end, semicolon).toString().trim() === ''
  return { start, end: isNext ? semicolon + 1 : end }
}
