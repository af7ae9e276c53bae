import { expect, test } from 'vitest'
import { unknownLicences } from './licences.ts'

const lockOf = (packages: Record<string, object>) => ({ lockfileVersion: 3, packages: { '': {}, ...packages } })

test('packages under an allowed licence, or under a choice with one, pass', () => {
  const lock = lockOf({
    'node_modules/a': { license: 'MIT' },
    'node_modules/b': { license: '(MIT OR CC0-1.0)' },
    'node_modules/a/node_modules/@s/c': { license: '(Apache-2.0 AND MIT)' },
  })

  expect(unknownLicences(lock)).toEqual([])
})

test('any other licence, none, and one that only applies beside an allowed one are named', () => {
  const lock = lockOf({
    'node_modules/a': { license: 'MPL-2.0' },
    'node_modules/a/node_modules/@s/b': {},
    'node_modules/c': { license: '(MIT AND Zlib)' },
  })

  expect(unknownLicences(lock)).toEqual([
    { name: 'a', license: 'MPL-2.0' },
    { name: '@s/b', license: null },
    { name: 'c', license: '(MIT AND Zlib)' },
  ])
})

test('what serves development alone, and our own packages, are not asked', () => {
  const lock = lockOf({
    proposals: { license: 'MIT' },
    'node_modules/@althing/proposals': { link: true },
    'node_modules/tool': { license: 'MPL-2.0', dev: true },
  })

  expect(unknownLicences(lock)).toEqual([])
})

test('a judged exception holds for the licence that was judged', () => {
  expect(unknownLicences(lockOf({ 'node_modules/spdx-exceptions': { license: 'CC-BY-3.0' } }))).toEqual([])
  expect(unknownLicences(lockOf({ 'node_modules/spdx-exceptions': { license: 'GPL-3.0' } }))).toHaveLength(1)
})
