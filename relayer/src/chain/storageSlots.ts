import { encodeAbiParameters, keccak256, numberToHex, type Hex } from 'viem'

/** Where the compiler put a variable: see `storageLayout` of the proposals package. */
export type SlotMember = { readonly slot: number; readonly offset: number; readonly bytes: number }

/** Position of `member` of the struct at `key` in the mapping at `base`. */
export function mappingSlot(base: number, key: Hex | bigint, member: SlotMember): Hex {
  const encoded = encodeAbiParameters([{ type: 'bytes32' }, { type: 'uint256' }], [wordOf(key), BigInt(base)])
  return numberToHex((BigInt(keccak256(encoded)) + BigInt(member.slot)) % 2n ** 256n, { size: 32 })
}

/** Cuts a member out of its slot's word. */
export function readMember(word: bigint, member: SlotMember): bigint {
  return (word >> BigInt(8 * member.offset)) & ((1n << BigInt(8 * member.bytes)) - 1n)
}

function wordOf(key: Hex | bigint): Hex {
  return typeof key === 'bigint' ? numberToHex(key, { size: 32 }) : key
}
