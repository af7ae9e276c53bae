import { AbiCoder } from 'ethers/abi'
import { keccak256 } from 'ethers/crypto'
import { asHex, type Hex } from '../hex.ts'

/** `ILicenseKinds.Kind`. */
export interface OnChainKind {
  readonly lineage: bigint
  readonly currency: Hex
  readonly price: bigint
  readonly duration: number
  readonly form: number
  readonly transferable: boolean
  readonly purpose: string
  readonly spdx: string
  readonly termsDigest: Hex
}

const kindType =
  'tuple(uint256 lineage, address currency, uint128 price, uint48 duration, uint8 form, bool transferable, string purpose, ' +
  'string spdx, bytes32 termsDigest)'

const expiryBits = 48

/** keccak256(abi.encode(kind)) with its last six bytes zero: a seat's id has its expiry there. */
export function licenseKindIdOf(kind: OnChainKind): Hex {
  const hash = keccak256(AbiCoder.defaultAbiCoder().encode([kindType], [kind]))
  return asHex(`${hash.slice(0, -12)}${'0'.repeat(12)}`)
}

/** ERC-1155 id of a seat: its kind, and the Unix second from which it is void; 2^48 − 1 for ever. */
export function seatIdOf(kind: Hex, expiresAt: bigint): bigint {
  return BigInt(kind) | BigInt.asUintN(expiryBits, expiresAt)
}

/** keccak256(abi.encode(version, number)); a version's rounds are counted from one. */
export function rewardRoundIdOf(version: Hex, number: bigint): Hex {
  return asHex(keccak256(AbiCoder.defaultAbiCoder().encode(['bytes32', 'uint256'], [version, number])))
}

/** Nonce of the ERC-3009 payment that buys these seats and nothing else. */
export function seatNonceOf(order: { kind: Hex; quantity: bigint; holder: Hex; salt: Hex }): Hex {
  const { kind, quantity, holder, salt } = order
  const types = ['string', 'bytes32', 'uint256', 'address', 'bytes32']
  return asHex(keccak256(AbiCoder.defaultAbiCoder().encode(types, ['seats', kind, quantity, holder, salt])))
}

/** Nonce of the ERC-3009 payment that prepays for uses. */
export function prepaymentNonceOf(salt: Hex): Hex {
  return asHex(keccak256(AbiCoder.defaultAbiCoder().encode(['string', 'bytes32'], ['prepayment', salt])))
}
