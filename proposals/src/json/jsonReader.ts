import { formatPath, shorten } from './formatPath.ts'
import { JsonError } from './jsonError.ts'
import type { JsonValue } from './parseJson.ts'

const prototypeKeys = new Set(['__proto__', 'constructor', 'prototype'])
const numberToken = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const nonZeroDigit = /[1-9]/
const escapes: Record<string, string> = { '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }

/** A recursive descent over text whose size and depth were checked by {@link parseJson}. */
export class JsonReader {
  readonly #text: string
  #at = 0
  #path: (string | number)[] = []

  constructor(text: string) {
    this.#text = text
  }

  readDocument(): JsonValue {
    const value = this.#readValue()
    this.#skipSpace()
    if (this.#at < this.#text.length) throw this.#unexpected('the end of the document')
    return value
  }

  #readValue(): JsonValue {
    this.#skipSpace()
    const character = this.#text[this.#at]
    if (character === '{') return this.#readObject()
    if (character === '[') return this.#readArray()
    if (character === '"') return this.#readString()
    if (character === 't') return this.#readWord('true', true)
    if (character === 'f') return this.#readWord('false', false)
    if (character === 'n') return this.#readWord('null', null)
    return this.#readNumber()
  }

  #readObject(): JsonValue {
    const object: { [key: string]: JsonValue } = {}
    this.#at++
    if (this.#take('}')) return object

    do {
      this.#skipSpace()
      if (this.#text[this.#at] !== '"') throw this.#unexpected('a key in double quotes')
      const key = this.#readString()
      this.#path.push(key)
      if (prototypeKeys.has(key)) throw this.#error(`the key ${JSON.stringify(key)}`, 'keys that name no prototype')
      if (Object.hasOwn(object, key)) throw this.#error('the key twice', 'each key once')
      if (!this.#take(':')) throw this.#unexpected('a colon')
      object[key] = this.#readValue()
      this.#path.pop()
    } while (this.#take(','))

    if (!this.#take('}')) throw this.#unexpected('"," or "}"')
    return object
  }

  #readArray(): JsonValue {
    const array: JsonValue[] = []
    this.#at++
    if (this.#take(']')) return array

    do {
      this.#path.push(array.length)
      array.push(this.#readValue())
      this.#path.pop()
    } while (this.#take(','))

    if (!this.#take(']')) throw this.#unexpected('"," or "]"')
    return array
  }

  #readString(): string {
    let value = ''
    let from = ++this.#at
    for (;;) {
      const code = this.#text.charCodeAt(this.#at)
      if (Number.isNaN(code)) throw this.#unexpected('a closing quote')
      if (code < 0x20) throw this.#error('a control character in a string', 'control characters escaped')
      if (code === 0x22) break
      if (code !== 0x5c) {
        this.#at++
        continue
      }
      value += this.#text.slice(from, this.#at) + this.#readEscape()
      from = this.#at
    }
    value += this.#text.slice(from, this.#at++)
    if (!value.isWellFormed()) throw this.#error('a lone surrogate', 'well-formed Unicode')
    return value
  }

  #readEscape(): string {
    const kind = this.#text[this.#at + 1] ?? ''
    if (kind === 'u') {
      const digits = this.#text.slice(this.#at + 2, this.#at + 6)
      if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw this.#error(`"\\u${digits}"`, 'four hexadecimal digits after \\u')
      this.#at += 6
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    const character = escapes[kind]
    if (character === undefined) throw this.#error(`the escape "\\${kind}"`, String.raw`\" \\ \/ \b \f \n \r \t \u0000`)
    this.#at += 2
    return character
  }

  #readNumber(): number {
    numberToken.lastIndex = this.#at
    const token = numberToken.exec(this.#text)?.[0]
    if (token === undefined) throw this.#unexpected('a JSON value')
    this.#at += token.length

    const value = Number(token)
    const found = shorten(token)
    if (!Number.isFinite(value)) throw this.#error(found, 'finite numbers')
    if (Object.is(value, -0)) throw this.#error(found, '0 without a sign')
    const mantissa = token.split(/e/i)[0] ?? ''
    if (value === 0 && nonZeroDigit.test(mantissa)) throw this.#error(found, 'numbers that a double can hold')
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw this.#error(found, 'integers up to ±(2^53 − 1)')
    return value
  }

  #readWord<T extends JsonValue>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw this.#unexpected('a JSON value')
    this.#at += word.length
    return value
  }

  #take(character: string): boolean {
    this.#skipSpace()
    if (this.#text[this.#at] !== character) return false
    this.#at++
    return true
  }

  #skipSpace(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at)
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return
      this.#at++
    }
  }

  #unexpected(allowed: string): JsonError {
    const found = this.#at < this.#text.length ? JSON.stringify(this.#text.slice(this.#at, this.#at + 12)) : 'the end'
    return this.#error(`${found} at character ${this.#at}`, allowed)
  }

  #error(found: string, allowed: string): JsonError {
    return new JsonError(formatPath(this.#path), found, allowed)
  }
}
