import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { DataFileError, parseCsv } from './csv.ts'

test('quotes, commas, line ends inside of fields and a last line without an end are read', () => {
  expect(parseCsv('text,label\r\n"a, ""b""\nc",x\n,y', 'f.csv')).toEqual([
    ['text', 'label'],
    ['a, "b"\nc', 'x'],
    ['', 'y'],
  ])
})

test('an empty last field is a field', () => {
  expect(parseCsv('a,b\nx,', 'f.csv')).toEqual([
    ['a', 'b'],
    ['x', ''],
  ])
})

test('whatever is quoted by RFC 4180 is read back', () => {
  const records = fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(fc.string({ unit: 'binary' }), { minLength: width, maxLength: width }), { minLength: 1 }),
    )

  fc.assert(
    fc.property(records, fc.constantFrom('\n', '\r\n'), (rows, end) => {
      const text = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(',') + end).join('')
      expect(parseCsv(text, 'f.csv')).toEqual(rows)
    }),
  )
})

test.each([
  ['a quote that never closes', 'a,b\n"x,y\n'],
  ['a quote inside a field', 'a,b\nx"y,z\n'],
  ['text after a closing quote', 'a,b\n"x"y,z\n'],
  ['a record that is too short', 'a,b\nx\n'],
  ['a record that is too long', 'a,b\nx,y,z\n'],
  ['a lone carriage return', 'a,b\rx,y\n'],
])('%s is refused', (_, text) => {
  expect(() => parseCsv(text, 'f.csv')).toThrow(DataFileError)
})
