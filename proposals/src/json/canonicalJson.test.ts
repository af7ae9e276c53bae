import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalBytes, canonicalJson } from './canonicalJson.ts'
import { JsonError } from './jsonError.ts'

describe('canonicalJson', () => {
  it('writes the golden numbers of ftc/1 and sorts keys by UTF-16 units', () => {
    expect(canonicalJson({ a: 2e-5, b: 1e-7, c: 1e21, d: 0.1 + 0.2 })).toBe(
      '{"a":0.00002,"b":1e-7,"c":1e+21,"d":0.30000000000000004}',
    )
    const text = canonicalJson({ '\ufb33': 1, '😀': 2, '€': 3, '\r': 4 })
    expect(Object.keys(Object(JSON.parse(text)))).toEqual(['\r', '€', '😀', '\ufb33'])
  })

  it('has one form: parsing and writing it again changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it.each([[Number.NaN], [Number.POSITIVE_INFINITY], ['\ud800'], [undefined]])('refuses %s', (value) => {
    expect(() => canonicalBytes(value)).toThrow(JsonError)
  })
})
