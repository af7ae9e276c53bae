import { shorten } from '../json/formatPath.ts'
import { DdmError } from './ddmError.ts'

const maxPathBytes = 1024
const maxSegmentBytes = 255
// The rule of ddm/1 is about exactly these characters.
// oxlint-disable-next-line no-control-regex
const controlCharacter = /[\u0000-\u001f\u007f]/
const ignoredNames = new Set(['.git', '.gitignore', '.gitattributes', '.github'])
const encoder = new TextEncoder()

/**
 * Checks that `path` is one that `ddm/1` can commit to, and returns it unchanged.
 *
 * @throws {DdmError} with the rule that it breaks.
 */
export function parsePath(path: string): string {
  const refuse = (found: string, allowed: string) => new DdmError(shorten(path), found, allowed)

  if (path === '') throw refuse('an empty path', 'a relative path')
  if (!path.isWellFormed()) throw refuse('a lone surrogate', 'well-formed Unicode')
  if (path.normalize('NFC') !== path) throw refuse('a name that is not NFC', 'Unicode normalisation form C')
  if (controlCharacter.test(path)) throw refuse('a control character', 'none of U+0000–001F and U+007F')
  if (path.includes('\\')) throw refuse('a backslash', '"/" between segments')
  if (encoder.encode(path).length > maxPathBytes) throw refuse('a longer path', `at most ${maxPathBytes} bytes`)
  for (const segment of path.split('/')) {
    if (segment === '') throw refuse('an empty segment', 'no leading, trailing or doubled "/"')
    if (segment === '.' || segment === '..') throw refuse(`the segment "${segment}"`, 'neither "." nor ".."')
    if (encoder.encode(segment).length > maxSegmentBytes)
      throw refuse('a longer segment', `at most ${maxSegmentBytes} bytes a segment`)
  }
  return path
}

/** Whether `ddm/1` leaves a file out: what git keeps for itself at the top of the folder. */
export function isIgnoredPath(path: string): boolean {
  return ignoredNames.has(path.split('/', 1)[0] ?? '')
}

/** Order of files in a manifest: ascending code points, which is the order of the UTF-8 bytes. */
export function comparePaths(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at)
    const right = b.charCodeAt(at)
    if (left !== right) return codePointRank(left) - codePointRank(right)
  }
  return a.length - b.length
}

/** Surrogates stand for code points above all of the basic plane, though their UTF-16 units do not. */
function codePointRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}

/**
 * A key that is equal for two paths which a case-insensitive or normalising file system would take for one file.
 * Upper then lower case folds what a single direction leaves apart (ß and SS, ς and σ).
 */
export function foldPath(path: string): string {
  return path.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}
