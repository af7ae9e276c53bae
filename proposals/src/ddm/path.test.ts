import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPaths } from './checkPaths.ts'
import { DdmError } from './ddmError.ts'
import { comparePaths, isIgnoredPath, parsePath } from './path.ts'

describe('parsePath', () => {
  it.each(['README.md', 'data/train-00000-of-00002.jsonl', 'a b/ç/日本', '😀', '...', '-rf', 'a'.repeat(255)])(
    'accepts %j',
    (path) => {
      expect(parsePath(path)).toBe(path)
    },
  )

  it.each([
    ['an empty path', ''],
    ['an absolute path', '/etc/passwd'],
    ['a trailing slash', 'data/'],
    ['an empty segment', 'a//b'],
    ['the folder itself', '.'],
    ['a dot segment', 'a/./b'],
    ['the parent', '../a'],
    ['the parent inside', 'a/../../b'],
    ['a backslash', 'a\\b'],
    ['a null byte', 'a\u0000b'],
    ['a newline', 'a\nb'],
    ['DEL', 'a\u007fb'],
    ['a name in NFD', 'e\u0301'],
    ['a lone surrogate', 'a\ud800'],
    ['a segment of 256 bytes', 'é'.repeat(128)],
    ['a path of more than 1024 bytes', Array.from({ length: 6 }, () => 'a'.repeat(200)).join('/')],
  ])('refuses %s', (_what, path) => {
    expect(() => parsePath(path)).toThrow(DdmError)
  })
})

describe('comparePaths', () => {
  it('orders by the bytes of UTF-8, for every pair of paths', () => {
    const path = fc.string({ unit: 'binary', maxLength: 6 }).filter((text) => text.isWellFormed())
    fc.assert(
      fc.property(path, path, (a, b) => {
        expect(Math.sign(comparePaths(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
      { numRuns: 500 },
    )
  })

  it('puts astral characters after the rest of the basic plane, which the default sort does not', () => {
    const paths = ['😀', '\uffee']
    expect(paths.toSorted(comparePaths)).toEqual(['\uffee', '😀'])
    expect(paths.toSorted()).toEqual(['😀', '\uffee'])
  })
})

describe('checkPaths', () => {
  it.each([
    ['case', ['README.md', 'readme.MD']],
    ['case in a folder', ['Data/a', 'data/b', 'data/A', 'Data/A']],
    ['the sharp s', ['straße', 'STRASSE']],
    ['the final sigma', ['ΟΔΟΣ', 'οδος']],
    ['being the same', ['a', 'a']],
  ])('refuses two paths that differ by %s', (_what, paths) => {
    expect(() => checkPaths(paths)).toThrow(DdmError)
  })

  it('refuses an empty folder and what git keeps for itself', () => {
    expect(() => checkPaths([])).toThrow(DdmError)
    expect(() => checkPaths(['.git/config'])).toThrow(DdmError)
  })

  it('leaves out only the top-level names of git', () => {
    expect(['.git/HEAD', '.gitignore', '.gitattributes', '.github/x'].map(isIgnoredPath)).toEqual([
      true,
      true,
      true,
      true,
    ])
    expect(['a/.gitignore', '.gitmodules', '.git2'].map(isIgnoredPath)).toEqual([false, false, false])
  })
})
