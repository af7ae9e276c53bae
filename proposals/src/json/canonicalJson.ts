import serialize from 'canonicalize'
import { JsonError } from './jsonError.ts'

/**
 * Serialises a value by RFC 8785 (JCS): keys in UTF-16 order, ECMAScript numbers, no white space.
 *
 * @throws {JsonError} for what JCS has no form for: NaN, ±Infinity, lone surrogates, `undefined` at the top.
 */
export function canonicalJson(value: unknown): string {
  let text: string | undefined
  try {
    text = serialize(value)
  } catch (cause) {
    throw new JsonError('', cause instanceof Error ? cause.message : 'an unusable value', 'values that JSON can hold')
  }
  if (text === undefined) throw new JsonError('', 'no value', 'values that JSON can hold')
  return text
}

/** {@link canonicalJson} as UTF-8 bytes: what is hashed and stored. */
export function canonicalBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(canonicalJson(value))
}
