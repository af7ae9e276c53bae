import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leastMs } from '../testing/leastMs.ts'
import { matchesFilePattern, selectFiles } from './filePattern.ts'

const toRegex = (pattern: string) =>
  new RegExp(
    `^${pattern.replaceAll(/\*\*|\*|\?|./g, (one) => ({ '**': '.*', '*': '[^/]*', '?': '[^/]' })[one] ?? one)}$`,
  )

describe('matchesFilePattern', () => {
  it.each([
    ['data/train-*.jsonl', 'data/train-00000-of-00002.jsonl', true],
    ['data/train-*.jsonl', 'data/sub/train-0.jsonl', false],
    ['data/*', 'data/a/b', false],
    ['**/a', 'b/a', true],
    ['**', 'a/b/c', true],
    ['?.csv', 'é.csv', true],
    ['?.csv', '/.csv', false],
    ['a.csv', 'axcsv', false],
    ['', '', true],
  ])('%j against %j is %s', (pattern, path, expected) => {
    expect(matchesFilePattern(pattern, path)).toBe(expected)
  })

  it('agrees with a regular expression, for any pattern and path', () => {
    const unit = fc.constantFrom('a', 'b', '/', '*', '?')
    fc.assert(
      fc.property(
        fc.string({ unit, maxLength: 8 }),
        fc.string({ unit: fc.constantFrom('a', 'b', '/'), maxLength: 8 }),
        (pattern, path) => {
          expect(matchesFilePattern(pattern, path)).toBe(toRegex(pattern).test(path))
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('stays fast on the pattern that makes backtracking explode', () => {
    const [pattern, path] = [`${'*a'.repeat(100)}b`, 'a'.repeat(1000)]
    expect(matchesFilePattern(pattern, path)).toBe(false)
    expect(leastMs(() => matchesFilePattern(pattern, path))).toBeLessThan(1000)
  })
})

describe('selectFiles', () => {
  const paths = ['README.md', 'data/test.csv', 'data/train-00000.jsonl', 'train.csv', 'training.csv', 'x/train.txt']

  it('takes the files named for the split, in any folder', () => {
    expect(selectFiles(paths, { split: 'train' })).toEqual(['data/train-00000.jsonl', 'train.csv'])
  })

  it('takes what the patterns name instead, where there are any', () => {
    expect(selectFiles(paths, { split: 'train', files: ['*.csv', 'x/*'] })).toEqual([
      'train.csv',
      'training.csv',
      'x/train.txt',
    ])
  })
})
