import {
  asHex,
  type Ballot,
  ballotTypedData,
  type Deployment,
  type Hex,
  supportOf,
  type VoteKind,
} from '@althing/proposals'
import type { Signer, TransactionReceipt } from 'ethers'
import { providerOf, readInteger, sendCall } from './contractCalls.ts'
import { readSigningDomain } from './signingDomain.ts'
import { signTyped } from './signTyped.ts'

/** A ballot that anyone may bring to the governor and pay for. */
export interface SignedBallot {
  readonly ballot: Ballot
  readonly signature: Hex
}

/** Signs a vote without sending it. */
export async function signBallot(
  signer: Signer,
  deployment: Deployment,
  options: { proposalId: bigint; vote: VoteKind },
): Promise<SignedBallot> {
  const provider = providerOf(signer)
  const voter = asHex(await signer.getAddress())
  const nonce = await readInteger(provider, deployment, {
    contract: 'governor',
    method: 'nonces(address)',
    args: [voter],
  })
  const domain = await readSigningDomain(provider, deployment, 'governor')
  const ballot = { proposalId: options.proposalId, support: supportOf(options.vote), voter, nonce }

  const typed = ballotTypedData(domain, ballot)
  return { ballot, signature: await signTyped(signer, typed) }
}

/** Casts someone's signed ballot; `signer` only pays. */
export async function castVoteBySig(
  signer: Signer,
  deployment: Deployment,
  { ballot, signature }: SignedBallot,
): Promise<TransactionReceipt> {
  return sendCall(signer, deployment, {
    contract: 'governor',
    method: 'castVoteBySig',
    args: [ballot.proposalId, ballot.support, ballot.voter, signature],
  })
}
