import { hexToBytes, keccak256, type Hex } from 'viem'

/** The three of 2 048 bits that an address or a topic sets in a header's bloom (Ethereum Yellow Paper, 4.3.1). */
export function bloomBits(value: Hex): readonly number[] {
  const hash = keccak256(hexToBytes(value), 'bytes')
  return [0, 2, 4].map((at) => (((hash[at] ?? 0) << 8) | (hash[at + 1] ?? 0)) & 2047)
}

/** Whether the bloom may contain a value with these bits; false is certain. */
export function bloomHas(bloom: Uint8Array, bits: readonly number[]): boolean {
  return bits.every((bit) => ((bloom[255 - (bit >> 3)] ?? 0) & (1 << (bit & 7))) !== 0)
}
