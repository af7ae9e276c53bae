import { type Delegation, delegationTypedData, type Deployment, type Hex } from '@althing/proposals'
import { type Signer, Signature, type TransactionReceipt } from 'ethers'
import { providerOf, readInteger, sendCall } from './contractCalls.ts'
import { readSigningDomain } from './signingDomain.ts'
import { signTyped } from './signTyped.ts'

/** A delegation that anyone may bring to the token and pay for. */
export interface SignedDelegation {
  readonly delegation: Delegation
  readonly signature: Hex
}

/** Lets `delegatee` vote with the signer's tokens; votes count only once delegated, to oneself too. */
export async function delegate(signer: Signer, deployment: Deployment, delegatee: Hex): Promise<TransactionReceipt> {
  return sendCall(signer, deployment, { contract: 'token', method: 'delegate', args: [delegatee] })
}

/** Signs a delegation without sending it. */
export async function signDelegation(
  signer: Signer,
  deployment: Deployment,
  options: { delegatee: Hex; expiry: bigint },
): Promise<SignedDelegation> {
  const provider = providerOf(signer)
  const owner = await signer.getAddress()
  const nonce = await readInteger(provider, deployment, { contract: 'token', method: 'nonces', args: [owner] })
  const delegation = { ...options, nonce }

  const typed = delegationTypedData(await readSigningDomain(provider, deployment, 'token'), delegation)
  return { delegation, signature: await signTyped(signer, typed) }
}

/** Brings someone's signed delegation to the token; `signer` only pays. */
export async function delegateBySig(
  signer: Signer,
  deployment: Deployment,
  { delegation, signature }: SignedDelegation,
): Promise<TransactionReceipt> {
  const { v, r, s } = Signature.from(signature)
  const { delegatee, nonce, expiry } = delegation
  return sendCall(signer, deployment, {
    contract: 'token',
    method: 'delegateBySig',
    args: [delegatee, nonce, expiry, v, r, s],
  })
}
