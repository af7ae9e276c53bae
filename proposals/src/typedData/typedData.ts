import type { Hex } from '../hex.ts'

/** An EIP-712 message in the shape that ethers, viem and wallets take. */
export interface TypedData<Message> {
  readonly domain: {
    readonly name: string
    readonly version: string
    readonly chainId: bigint
    readonly verifyingContract: Hex
  }
  readonly types: Record<string, { name: string; type: string }[]>
  readonly primaryType: string
  readonly message: Message
}

/** What `eip712Domain()` of the governor or the token answers, as far as it is signed. */
export interface SigningDomain {
  readonly name: string
  readonly chainId: number
  readonly verifyingContract: Hex
}

export interface Ballot {
  readonly proposalId: bigint
  readonly support: 0 | 1 | 2
  readonly voter: Hex
  readonly nonce: bigint
}

export interface ExtendedBallot extends Ballot {
  readonly reason: string
  readonly params: Hex
}

const ballotFields = [
  { name: 'proposalId', type: 'uint256' },
  { name: 'support', type: 'uint8' },
  { name: 'voter', type: 'address' },
  { name: 'nonce', type: 'uint256' },
]

/** What `castVoteBySig` verifies (OpenZeppelin 5, version "1"). */
export function ballotTypedData(domain: SigningDomain, ballot: Ballot): TypedData<Ballot> {
  return {
    domain: domainOf(domain),
    types: { Ballot: ballotFields },
    primaryType: 'Ballot',
    message: ballot,
  }
}

/** What `castVoteWithReasonAndParamsBySig` verifies. */
export function extendedBallotTypedData(domain: SigningDomain, ballot: ExtendedBallot): TypedData<ExtendedBallot> {
  return {
    domain: domainOf(domain),
    types: { ExtendedBallot: [...ballotFields, { name: 'reason', type: 'string' }, { name: 'params', type: 'bytes' }] },
    primaryType: 'ExtendedBallot',
    message: ballot,
  }
}

export interface Delegation {
  readonly delegatee: Hex
  readonly nonce: bigint
  /** Unix seconds after which the signature is void. */
  readonly expiry: bigint
}

/** What the token's `delegateBySig` verifies (OpenZeppelin `Votes`). */
export function delegationTypedData(domain: SigningDomain, delegation: Delegation): TypedData<Delegation> {
  return {
    domain: domainOf(domain),
    types: {
      Delegation: [
        { name: 'delegatee', type: 'address' },
        { name: 'nonce', type: 'uint256' },
        { name: 'expiry', type: 'uint256' },
      ],
    },
    primaryType: 'Delegation',
    message: delegation,
  }
}

/** The domain as it is signed: OpenZeppelin 5 has version "1" everywhere. */
export function domainOf({ name, chainId, verifyingContract }: SigningDomain): TypedData<unknown>['domain'] {
  return { name, version: '1', chainId: BigInt(chainId), verifyingContract }
}
