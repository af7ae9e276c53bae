import {
  actTypedData,
  asHex,
  type CouncilAct,
  type CouncilActFile,
  type Deployment,
  subjectOf,
  withSignature,
} from '@althing/proposals'
import { getAddress, type Signer } from 'ethers'
import { providerOf, readContract, readInteger } from '../governor/contractCalls.ts'
import { GovernorClientError } from '../governor/governorClientError.ts'
import { readLatestTime } from '../governor/latestTime.ts'
import { readSigningDomain } from '../governor/signingDomain.ts'
import { signTyped } from '../governor/signTyped.ts'

/** An act as a member proposes it; nonce and deadline are added from the chain. */
export type ActDraft = CouncilAct extends infer Act
  ? Act extends CouncilAct
    ? Omit<Act, 'nonce' | 'deadline'>
    : never
  : never

/** Completes an act with the nonce that is due and a deadline `seconds` from the chain's time. */
export async function prepareAct(
  signer: Signer,
  deployment: Deployment,
  { draft, seconds }: { draft: ActDraft; seconds: number },
): Promise<CouncilAct> {
  const provider = providerOf(signer)
  const nonce = await readInteger(provider, deployment, {
    contract: 'council',
    method: 'nonce',
    args: [subjectOf(draft)],
  })
  const deadline = (await readLatestTime(provider)) + BigInt(seconds)
  return { ...draft, nonce: String(nonce), deadline: String(deadline) }
}

/**
 * Adds the signature of an account that is a member.
 * @throws GovernorClientError where the file is of another council, or the signer is no member.
 */
export async function signAct(signer: Signer, deployment: Deployment, file: CouncilActFile): Promise<CouncilActFile> {
  const provider = providerOf(signer)
  requireOurs(deployment, file)
  const member = asHex((await signer.getAddress()).toLowerCase())
  const question = { contract: 'council', method: 'isMember', args: [member] } as const
  if ((await readContract(provider, deployment, question))[0] !== true) {
    throw new GovernorClientError(`${getAddress(member)} is not a member of the council`)
  }

  const typed = actTypedData(await readSigningDomain(provider, deployment, 'council'), file.act)
  const signature = await signTyped(signer, typed)
  return withSignature(file, { member, signature })
}

/** @throws GovernorClientError where an act was signed for another chain or council. */
export function requireOurs(deployment: Deployment, { chainId, council }: CouncilActFile): void {
  if (chainId === deployment.chainId && council === deployment.contracts.council) return
  throw new GovernorClientError(
    `the act is for council ${council} on chain ${chainId}, not for ${deployment.contracts.council} on ${deployment.chainId}`,
  )
}
