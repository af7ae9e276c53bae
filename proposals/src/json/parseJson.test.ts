import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonError } from './jsonError.ts'
import { parseJson } from './parseJson.ts'

const limits = { maxBytes: 1000, maxDepth: 4 }
const parse = (text: string | Uint8Array) => parseJson(text, limits)

/** The error's path, or what was parsed if nothing was refused. */
function refusal(text: string | Uint8Array): string | { parsed: unknown } {
  try {
    return { parsed: parse(text) }
  } catch (error) {
    if (error instanceof JsonError) return error.path
    throw error
  }
}

/** Whether the text is refused by our own error, or read as JSON.parse reads it. Any other error fails the test. */
function isRefusedOrAgrees(text: string): boolean {
  try {
    const parsed = parseJson(text, { maxBytes: 100_000, maxDepth: 50 })
    return JSON.stringify(parsed) === JSON.stringify(JSON.parse(text))
  } catch (error) {
    if (error instanceof JsonError) return true
    throw error
  }
}

describe('parseJson', () => {
  it('reads what JSON.parse reads, for every value that it does not refuse', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        expect(isRefusedOrAgrees(JSON.stringify(value))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('never throws anything but its own error, whatever the text', () => {
    const token = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\\',
      'u00',
      '1',
      '-',
      'e',
      '.',
      'true',
      'nul',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), (tokens) => {
        expect(isRefusedOrAgrees(tokens.join(''))).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([
    ['a duplicate key', '{"a":{"b":1,"b":2}}', 'a.b'],
    ['a duplicate key in another spelling', String.raw`{"a":1,"\u0061":2}`, 'a'],
    ['__proto__', '{"a":{"__proto__":{}}}', 'a.__proto__'],
    ['an escaped __proto__', String.raw`{"__pro\u0074o__":1}`, '__proto__'],
    ['constructor', '{"constructor":1}', 'constructor'],
    ['prototype', '{"prototype":1}', 'prototype'],
    ['an overflow', '{"a":[1,1e400]}', 'a[1]'],
    ['−Infinity by overflow', '[-1e400]', '[0]'],
    ['an underflow', '{"a":1e-400}', 'a'],
    ['−0', '{"a":-0}', 'a'],
    ['−0 in another spelling', '{"a":-0.0e5}', 'a'],
    ['2^53', '{"a":9007199254740992}', 'a'],
    ['−2^53', '{"a":-9007199254740992}', 'a'],
    ['an integer that only looks like a decimal', '{"a":9007199254740993.0}', 'a'],
    ['1e21', '{"a":1e21}', 'a'],
    ['a lone surrogate by escape', String.raw`{"a":"\ud800"}`, 'a'],
    ['a control character', '{"a":"\u0001"}', 'a'],
    ['an unknown escape', String.raw`{"a":"\x41"}`, 'a'],
    ['NaN', '{"a":NaN}', 'a'],
    ['Infinity', '{"a":Infinity}', 'a'],
    ['a leading zero', '[01]', ''],
    ['a hexadecimal number', '[0x1]', ''],
    ['a trailing comma', '[1,]', '[1]'],
    ['a comment', '{/**/}', ''],
    ['two documents', '{} {}', ''],
    ['nothing', '', ''],
    ['a key that is odd', '{"a b":nope}', '["a b"]'],
  ])('refuses %s and names its path', (_what, text, path) => {
    expect(refusal(text)).toBe(path)
  })

  it('accepts the greatest integers that a double holds exactly', () => {
    expect(parse('[9007199254740991,-9007199254740991,0,0.0]')).toEqual([9007199254740991, -9007199254740991, 0, 0])
  })

  it('refuses more bytes than allowed before it reads them, counting UTF-8', () => {
    expect(refusal(`"${'é'.repeat(500)}"`)).toBe('')
    expect(refusal(new Uint8Array(1001))).toBe('')
  })

  it('refuses 200 000 levels of nesting without a stack overflow', () => {
    const deep = '['.repeat(200_000)
    expect(() => parseJson(deep, { maxBytes: 1e6, maxDepth: 16 })).toThrow(JsonError)
  })

  it('counts depth by brackets outside of strings', () => {
    expect(parse('[[[["[[[["]]]]')).toEqual([[[['[[[[']]]])
    expect(refusal('[[[[[]]]]]')).toBe('')
  })

  it('refuses a byte order mark, invalid UTF-8 and overlong encodings', () => {
    expect(refusal(new Uint8Array([0xef, 0xbb, 0xbf, 0x31]))).toBe('')
    expect(refusal(new Uint8Array([0x22, 0xff, 0x22]))).toBe('')
    expect(refusal(new Uint8Array([0x22, 0xc0, 0xaf, 0x22]))).toBe('')
  })

  it('leaves the prototype of what it returns alone', () => {
    const parsed = parse('{"toString":1,"valueOf":2}')
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype)
  })
})
