import type { Hex } from '../hex.ts'
import { domainOf, type SigningDomain, type TypedData } from './typedData.ts'

/** A claim that anyone may relay: it pays `payout` what a dataset is owed. */
export interface RewardClaim {
  readonly payout: Hex
  readonly round: Hex
  readonly dataset: Hex
  /** Token's address; zero for ETH. */
  readonly asset: Hex
  readonly nonce: bigint
  /** Unix seconds up to which the claim may be relayed. */
  readonly deadline: bigint
}

/** What the vault's `claimBySig` verifies. */
export function claimTypedData(domain: SigningDomain, claim: RewardClaim): TypedData<RewardClaim> {
  return {
    domain: domainOf(domain),
    types: {
      Claim: [
        { name: 'payout', type: 'address' },
        { name: 'round', type: 'bytes32' },
        { name: 'dataset', type: 'bytes32' },
        { name: 'asset', type: 'address' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'Claim',
    message: claim,
  }
}

/** What a payer owes for one channel in all: a later voucher is worth what it adds to what was paid. */
export interface UsageVoucher {
  readonly payer: Hex
  readonly kind: Hex
  readonly channel: bigint
  /** Smallest units of the kind's currency, since the channel began. */
  readonly cumulative: bigint
}

/** What the licences' `settle` verifies. */
export function voucherTypedData(domain: SigningDomain, voucher: UsageVoucher): TypedData<UsageVoucher> {
  return {
    domain: domainOf(domain),
    types: {
      Voucher: [
        { name: 'payer', type: 'address' },
        { name: 'kind', type: 'bytes32' },
        { name: 'channel', type: 'uint256' },
        { name: 'cumulative', type: 'uint128' },
      ],
    },
    primaryType: 'Voucher',
    message: voucher,
  }
}
