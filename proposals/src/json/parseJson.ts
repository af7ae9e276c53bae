import { JsonError } from './jsonError.ts'
import { JsonReader } from './jsonReader.ts'

export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue }

/** Caps that are checked before any parsing happens. */
export interface JsonLimits {
  /** Greatest size of the document in bytes of UTF-8. */
  readonly maxBytes: number
  /** Greatest nesting of objects and arrays; a scalar document has depth 0. */
  readonly maxDepth: number
}

/**
 * Parses JSON (RFC 8259) with one reading only: what two parsers could understand differently is refused.
 *
 * Refused are invalid UTF-8, a byte order mark, duplicate keys, keys that reach a prototype, lone surrogates, −0,
 * numbers that overflow or vanish, integers beyond ±(2^53 − 1), and anything over `limits`.
 *
 * @throws {JsonError} naming the path, what was found and what is allowed.
 */
export function parseJson(input: Uint8Array | string, limits: JsonLimits): JsonValue {
  const bytes = typeof input === 'string' ? encodedLength(input) : input.byteLength
  if (bytes > limits.maxBytes) throw new JsonError('', `${bytes} bytes`, `at most ${limits.maxBytes} bytes`)

  const text = typeof input === 'string' ? input : decodeUtf8(input)
  if (!text.isWellFormed()) throw new JsonError('', 'a lone surrogate', 'well-formed Unicode')
  checkDepth(text, limits.maxDepth)

  return new JsonReader(text).readDocument()
}

function encodedLength(text: string): number {
  return new TextEncoder().encode(text).byteLength
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new JsonError('', 'bytes that are not UTF-8', 'UTF-8 text')
  }
}

/** Walks the brackets outside of strings, so that nesting is bounded before the recursive reader sees it. */
function checkDepth(text: string, maxDepth: number): void {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (inString) {
      if (code === 0x5c) at++
      else if (code === 0x22) inString = false
    } else if (code === 0x22) inString = true
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > maxDepth) throw new JsonError('', `nesting deeper than ${maxDepth}`, `depth at most ${maxDepth}`)
    } else if (code === 0x7d || code === 0x5d) depth--
  }
}
