import { asHex, type BuiltProposal, type Deployment, formatTokens, mayPropose } from '@althing/proposals'
import type { Provider, Signer } from 'ethers'
import { providerOf, readInteger, sendCall } from './contractCalls.ts'
import { GovernorClientError, ProposalMismatchError } from './governorClientError.ts'
import { type ProposedProposal, readProposedEvent } from './proposedEvent.ts'

/**
 * Proposes: threshold at `clock() − 1`, a proposal of this id must not exist yet, then send and compare what the chain
 * recorded with what was sent. Simulate before with `simulateProposal`.
 * @throws GovernorClientError where the signer may not propose; nothing was sent then.
 */
export async function propose(
  signer: Signer,
  deployment: Deployment,
  proposal: BuiltProposal,
): Promise<ProposedProposal> {
  const proposer = asHex(await signer.getAddress())
  if (!mayPropose(proposal.description, proposer)) {
    throw new GovernorClientError(`the description names another proposer than ${proposer}`)
  }
  const provider = providerOf(signer)
  await requireThreshold(provider, deployment, proposer)
  await requireNew(provider, deployment, proposal)

  const { targets, values, calldatas, description } = proposal
  const receipt = await sendCall(signer, deployment, {
    contract: 'governor',
    method: 'propose',
    args: [targets, values, calldatas, description],
  })
  const recorded = receipt.logs.map((log) => readProposedEvent(log, deployment)).find((event) => event !== null)
  if (recorded?.id !== proposal.proposalId) {
    throw new ProposalMismatchError(`transaction ${receipt.hash} did not create proposal ${proposal.proposalId}`)
  }
  return recorded
}

/** The votes that `propose` will ask for. */
async function requireThreshold(provider: Provider, deployment: Deployment, proposer: string): Promise<void> {
  const governor = (method: string, args: readonly unknown[]) =>
    readInteger(provider, deployment, { contract: 'governor', method, args })
  const [clock, threshold] = await Promise.all([governor('clock', []), governor('proposalThreshold', [])])
  const votes = await governor('getVotes', [proposer, clock - 1n])
  if (votes >= threshold) return
  throw new GovernorClientError(
    `${proposer} has ${formatTokens(votes)} votes, ${formatTokens(threshold)} are needed to propose; ` +
      'delegate to yourself or have others delegate to you first',
  )
}

async function requireNew(provider: Provider, deployment: Deployment, proposal: BuiltProposal): Promise<void> {
  const snapshot = await readInteger(provider, deployment, {
    contract: 'governor',
    method: 'proposalSnapshot',
    args: [proposal.proposalId],
  })
  if (snapshot === 0n) return
  throw new GovernorClientError(
    `proposal ${proposal.proposalId} exists already: equal actions and text cannot be proposed twice; give a new nonce`,
  )
}
