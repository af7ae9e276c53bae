import { expect, test } from 'vitest'

import { DataFileError } from './csv.ts'
import { readRows } from './readRows.ts'

const columns = { text: 'text', label: 'label' }
const file = (path: string, content: string | Uint8Array) => ({
  path,
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
})

test('rows come in the order of the files, columns by their names, and others are left out', () => {
  const files = [file('b.jsonl', '{"label":"x","text":"one","id":7}\n'), file('a.csv', 'id,label,text\n1,y,two\n')]

  expect(readRows(files, columns)).toEqual([
    { text: 'one', label: 'x' },
    { text: 'two', label: 'y' },
  ])
})

test('a byte order mark before the header is not part of it', () => {
  expect(readRows([file('a.csv', '\ufefftext,label\nhi,x\n')], columns)).toEqual([{ text: 'hi', label: 'x' }])
})

test.each([
  ['bytes that are not UTF-8', file('a.csv', Uint8Array.of(0x74, 0xff))],
  ['a header without the column', file('a.csv', 'text,category\nhi,x\n')],
  ['a column twice', file('a.csv', 'text,label,label\nhi,x,y\n')],
  ['an empty file', file('a.csv', '')],
  ['an empty label', file('a.csv', 'text,label\nhi,\n')],
  ['a label of 257 bytes', file('a.csv', `text,label\nhi,${'é'.repeat(128)}x\n`)],
  ['a label with a line end', file('a.csv', 'text,label\nhi,"a\nb"\n')],
  ['a label that is a number', file('a.jsonl', '{"text":"hi","label":1}')],
  ['a text that is missing', file('a.jsonl', '{"label":"x"}')],
  ['a text inherited from a prototype', file('a.jsonl', '{"__proto__":{"text":"hi"},"label":"x"}')],
  ['a lone surrogate', file('a.jsonl', String.raw`{"text":"\ud800","label":"x"}`)],
  ['another kind of file', file('a.parquet', 'PAR1')],
])('%s is refused', (_, bad) => {
  expect(() => readRows([bad], columns)).toThrow(DataFileError)
})
