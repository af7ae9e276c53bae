import type { Hex } from '../hex.ts'
import { domainOf, type SigningDomain, type TypedData } from './typedData.ts'

/** What a payer signs instead of paying for each use: all that it ever owes for the channel, in smallest units. */
export interface Voucher {
  readonly payer: Hex
  /** Id of a kind of licence that is paid by use. */
  readonly kind: Hex
  /** Number by which the payer tells its services apart. */
  readonly channel: bigint
  readonly cumulative: bigint
}

/** What the licences' `settle` verifies; their domain is named "ModelLicense". */
export function voucherTypedData(domain: SigningDomain, voucher: Voucher): TypedData<Voucher> {
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

/** What a dataset's payout account signs, so that somebody else brings the claim to the chain. */
export interface RewardClaim {
  readonly payout: Hex
  readonly round: Hex
  readonly dataset: Hex
  /** A token's address; the zero address for ETH. */
  readonly asset: Hex
  readonly nonce: bigint
  /** Last Unix second in which the signature counts. */
  readonly deadline: bigint
}

/** What the vault's `claimBySig` verifies; its domain is named "RewardVault". */
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
