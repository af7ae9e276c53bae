/** Bytes as `0x` and an even number of hex digits. */
export type Hex = `0x${string}`

/** Whether `value` is `0x` hex; of exactly `bytes` bytes where given. */
export function isHex(value: unknown, bytes?: number): value is Hex {
  if (typeof value !== 'string' || value.length % 2 !== 0 || !/^0x[0-9a-fA-F]*$/.test(value)) return false
  return bytes === undefined || value.length === 2 + 2 * bytes
}

/** Narrows what a library returned as a string. Throws TypeError where it is not hex. */
export function asHex(value: string): Hex {
  if (!isHex(value)) throw new TypeError(`not 0x hex: ${value.slice(0, 80)}`)
  return value
}
