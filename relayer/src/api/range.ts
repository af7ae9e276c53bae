/** Bytes `start` to `end`, both included. */
export type ByteRange = { start: number; end: number }

/**
 * Reads a `Range` header (RFC 9110, 14.2) for content of `size` bytes. Null where the whole is to be sent: no header, a
 * form that we need not serve, or several ranges.
 */
export function parseRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=([0-9]{0,15})-([0-9]{0,15})$/.exec(header ?? '')
  const [, first = '', last = ''] = match ?? []
  if (match === null || (first === '' && last === '')) return null

  if (first === '') {
    const length = Math.min(Number(last), size)
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return null

  return start >= size ? 'unsatisfiable' : { start, end }
}
