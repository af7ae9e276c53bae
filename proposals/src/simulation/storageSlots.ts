import { AbiCoder } from 'ethers/abi'
import { keccak256 } from 'ethers/crypto'
import { toBeHex } from 'ethers/utils'
import { asHex, type Hex } from '../hex.ts'

/** Where a member of a mapping's value lies, as in `abi/storageLayout.ts`. */
interface Member {
  readonly slot: number
  readonly offset: number
  readonly bytes: number
}

/** Slots of one contract with the words to put there: `stateDiff` of `eth_call`'s state override. */
export type StateDiff = Record<Hex, Hex>

/**
 * Words that set some members of `mapping[key]` and leave every other member of the same slots zero.
 * @param values The members to set, by name.
 */
export function mappingDiff(
  mapping: { readonly slot: number; readonly members: Readonly<Record<string, Member>> },
  key: bigint,
  values: Readonly<Record<string, bigint>>,
): StateDiff {
  const base = BigInt(keccak256(AbiCoder.defaultAbiCoder().encode(['uint256', 'uint256'], [key, BigInt(mapping.slot)])))
  const words = new Map<bigint, bigint>()
  for (const [name, value] of Object.entries(values)) {
    const member = mapping.members[name]
    if (member === undefined) throw new RangeError(`${name} is not in the storage layout`)
    if (value >> BigInt(member.bytes * 8) !== 0n) throw new RangeError(`${name} does not hold ${value}`)
    const slot = base + BigInt(member.slot)
    words.set(slot, (words.get(slot) ?? 0n) | (value << BigInt(member.offset * 8)))
  }

  return Object.fromEntries([...words].map(([slot, word]) => [asHex(toBeHex(slot, 32)), asHex(toBeHex(word, 32))]))
}
