import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { DataFileError } from './csv.ts'
import { duplicateKey } from './duplicateKey.ts'
import { parseJsonLines } from './jsonLines.ts'

test('an object a line is read, blank lines are skipped', () => {
  const objects = parseJsonLines('{"text":"a"}\n\n \r\n{"text":"b"}\r\n', 'f.jsonl')

  expect(objects.map((object) => object.get('text'))).toEqual(['a', 'b'])
})

test('a key named __proto__ is a key like any other', () => {
  const [object] = parseJsonLines('{"__proto__":{"label":"x"},"text":"a"}', 'f.jsonl')

  expect(object?.get('label')).toBeUndefined()
})

test.each([
  ['no JSON', '{"text":'],
  ['an array', '["a"]'],
  ['null', 'null'],
  ['a key twice', '{"label":"a","label":"b"}'],
  ['a key twice in two spellings', String.raw`{"label":"a","l\u0061bel":"b"}`],
  ['a key twice further down', '{"meta":[{"a":1,"a":2}]}'],
])('%s is refused with its line', (_, line) => {
  expect(() => parseJsonLines(`{"text":"a"}\n${line}`, 'f.jsonl')).toThrow(DataFileError)
})

test('no key is found twice in what JSON.stringify wrote', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(duplicateKey(json)).toBeUndefined()
    }),
  )
})

test('a key is found twice wherever it was added again', () => {
  const key = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(key, fc.json(), fc.json(), (name, first, second) => {
      const quoted = JSON.stringify(name)
      expect(duplicateKey(`[1,{"${'x'.repeat(50)}":0,${quoted}:${first},${quoted}:${second}}]`)).toBe(
        JSON.parse(quoted),
      )
    }),
  )
})
