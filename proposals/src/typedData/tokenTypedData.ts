import type { Hex } from '../hex.ts'
import type { TypedData } from './typedData.ts'

/** An approval by signature (ERC-2612). */
export interface Permit {
  readonly owner: Hex
  readonly spender: Hex
  /** Smallest units of the token. */
  readonly value: bigint
  readonly nonce: bigint
  /** Unix seconds up to which the permit may be used. */
  readonly deadline: bigint
}

/** What a token's `permit` verifies; its domain is the token's own, version included. */
export function permitTypedData(domain: TypedData<Permit>['domain'], permit: Permit): TypedData<Permit> {
  return {
    domain,
    types: {
      Permit: [
        { name: 'owner', type: 'address' },
        { name: 'spender', type: 'address' },
        { name: 'value', type: 'uint256' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'Permit',
    message: permit,
  }
}

/** A payment that its receiver collects (ERC-3009). */
export interface TokenPayment {
  readonly from: Hex
  readonly to: Hex
  /** Smallest units of the token. */
  readonly value: bigint
  /** Unix seconds between which, both excluded, it may be collected. */
  readonly validAfter: bigint
  readonly validBefore: bigint
  /** Used once; ours say what is paid for (`seatNonceOf`, `prepaymentNonceOf`). */
  readonly nonce: Hex
}

/** What a token's `receiveWithAuthorization` verifies; its domain is the token's own, version included. */
export function paymentTypedData(
  domain: TypedData<TokenPayment>['domain'],
  payment: TokenPayment,
): TypedData<TokenPayment> {
  return {
    domain,
    types: {
      ReceiveWithAuthorization: [
        { name: 'from', type: 'address' },
        { name: 'to', type: 'address' },
        { name: 'value', type: 'uint256' },
        { name: 'validAfter', type: 'uint256' },
        { name: 'validBefore', type: 'uint256' },
        { name: 'nonce', type: 'bytes32' },
      ],
    },
    primaryType: 'ReceiveWithAuthorization',
    message: payment,
  }
}
