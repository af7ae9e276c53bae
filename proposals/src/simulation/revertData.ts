import { isHex, type Hex } from '../hex.ts'

/**
 * The revert data somewhere inside an error of ethers, viem or a bare JSON-RPC client; null where there is none.
 * Only own properties are read, to a depth of 8.
 */
export function revertDataOf(error: unknown): Hex | null {
  return search(error, 8)
}

function search(value: unknown, depth: number): Hex | null {
  if (typeof value !== 'object' || value === null || depth === 0) return null
  const own: [string, unknown][] = Object.getOwnPropertyNames(value).map((key) => [key, Reflect.get(value, key)])
  for (const [key, item] of own) {
    if (key === 'data' && isHex(item) && item.length >= 10) return item
  }
  for (const [key, item] of own) {
    if (!['cause', 'error', 'info', 'data', 'walk', 'details'].includes(key)) continue
    const found = search(item, depth - 1)
    if (found !== null) return found
  }
  return null
}
