import { modelGovernorAbi } from '@althing/proposals'
import { Interface } from 'ethers'
import { describe, expect, it } from 'vitest'

/** What wallets, indexers and Tally's former users rely on, in OpenZeppelin's signatures. */
const events = [
  'ProposalCreated(uint256,address,address[],uint256[],string[],bytes[],uint256,uint256,string)',
  'ProposalCanceled(uint256)',
  'ProposalExecuted(uint256)',
  'ProposalQueued(uint256,uint256)',
  'VoteCast(address,uint256,uint8,uint256,string)',
  'VoteCastWithParams(address,uint256,uint8,uint256,string,bytes)',
]

const functions = [
  'name()',
  'version()',
  'votingDelay()',
  'votingPeriod()',
  'quorum(uint256)',
  'quorumNumerator()',
  'quorumNumerator(uint256)',
  'quorumDenominator()',
  'proposalThreshold()',
  'state(uint256)',
  'getVotes(address,uint256)',
  'propose(address[],uint256[],bytes[],string)',
  'queue(address[],uint256[],bytes[],bytes32)',
  'execute(address[],uint256[],bytes[],bytes32)',
  'cancel(address[],uint256[],bytes[],bytes32)',
  'castVote(uint256,uint8)',
  'castVoteWithReason(uint256,uint8,string)',
  'castVoteWithReasonAndParams(uint256,uint8,string,bytes)',
  'castVoteBySig(uint256,uint8,address,bytes)',
  'castVoteWithReasonAndParamsBySig(uint256,uint8,address,string,bytes,bytes)',
  'timelock()',
  'token()',
  'nonces(address)',
  'hashProposal(address[],uint256[],bytes[],bytes32)',
  'getProposalId(address[],uint256[],bytes[],bytes32)',
  'getVotesWithParams(address,uint256,bytes)',
  'proposalNeedsQueuing(uint256)',
  'usedVotes(uint256,address)',
  'supportsInterface(bytes4)',
  'eip712Domain()',
  'relay(address,uint256,bytes)',
  'daoURI()',
  'proposalSnapshot(uint256)',
  'proposalDeadline(uint256)',
  'proposalProposer(uint256)',
  'proposalEta(uint256)',
  'proposalVotes(uint256)',
  'hasVoted(uint256,address)',
  'COUNTING_MODE()',
  'CLOCK_MODE()',
  'clock()',
  'BALLOT_TYPEHASH()',
  'EXTENDED_BALLOT_TYPEHASH()',
]

const governor = new Interface(modelGovernorAbi)

const indexed = (name: string) => {
  return governor
    .getEvent(name)
    ?.inputs.filter((input) => input.indexed)
    .map((input) => input.name)
}

describe('the governor’s surface', () => {
  it.each(events)('emits %s', (signature) => {
    expect(governor.getEvent(signature)?.format('sighash')).toBe(signature)
  })

  it.each(functions)('answers %s', (signature) => {
    expect(governor.getFunction(signature)?.format('sighash')).toBe(signature)
  })

  it('indexes the voter of a ballot and nothing of a proposal, as OpenZeppelin does', () => {
    expect(indexed('VoteCast')).toEqual(['voter'])
    expect(indexed('VoteCastWithParams')).toEqual(['voter'])
    expect(indexed('ProposalCreated')).toEqual([])
  })
})
