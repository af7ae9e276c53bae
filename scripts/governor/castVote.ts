import { type Deployment, proposalStateOf, supportOf, type VoteKind } from '@althing/proposals'
import type { Signer, TransactionReceipt } from 'ethers'
import { providerOf, readInteger, sendCall } from './contractCalls.ts'
import { GovernorClientError } from './governorClientError.ts'

/**
 * Votes with the whole weight, so that indexers which know only `VoteCast` count it.
 * @throws GovernorClientError where no vote is open.
 */
export async function castVote(
  signer: Signer,
  deployment: Deployment,
  ballot: { proposalId: bigint; vote: VoteKind; reason?: string },
): Promise<TransactionReceipt> {
  const { proposalId, vote, reason = '' } = ballot
  const state = proposalStateOf(
    await readInteger(providerOf(signer), deployment, { contract: 'governor', method: 'state', args: [proposalId] }),
  )
  if (state !== 'active') {
    throw new GovernorClientError(`proposal ${proposalId} is ${state}, votes are cast while it is active`)
  }

  const support = supportOf(vote)
  return sendCall(
    signer,
    deployment,
    reason === ''
      ? { contract: 'governor', method: 'castVote', args: [proposalId, support] }
      : { contract: 'governor', method: 'castVoteWithReason', args: [proposalId, support, reason] },
  )
}
