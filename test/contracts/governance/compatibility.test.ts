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

  it('answers from the chain with the values that indexers look for', async () => {
    const { network } = await import('hardhat')
    const { ethers } = await network.create()
    const [deployer] = await ethers.getSigners()
    const timelock = await ethers.deployContract('TimelockController', [60, [], [], deployer])
    const token = await ethers.deployContract('GovernanceToken', [
      'Althing',
      'ALTH',
      0,
      timelock,
      200,
      [deployer],
      [1000n],
    ])
    const contract = await ethers.deployContract('ModelGovernor', [
      {
        name: 'Althing',
        token,
        timelock,
        votingDelay: 3,
        votingPeriod: 100,
        voteExtension: 10,
        proposalThreshold: 0,
        quorumNumerator: 400,
        tiers: {
          modelQuorum: 800,
          modelApproval: 5000,
          constitutionalQuorum: 2000,
          constitutionalApproval: 6667,
        },
        queueWindow: 100,
        executionWindow: 86_400,
        guardian: deployer,
        guardianTerm: 86_400,
        daoURI: 'ipfs://dao',
        limits: { maxVotingDelay: 100, minVotingPeriod: 1, maxVotingPeriod: 1000 },
      },
    ])
    const read = (name: string): Promise<unknown> => contract.getFunction(name)()

    expect(await read('COUNTING_MODE')).toBe('support=bravo,fractional&quorum=for,abstain&params=fractional')
    expect(await read('CLOCK_MODE')).toBe('mode=blocknumber&from=default')
    expect(await read('version')).toBe('1')
    expect(await read('name')).toBe('Althing')
    expect(await read('BALLOT_TYPEHASH')).toBe(
      ethers.id('Ballot(uint256 proposalId,uint8 support,address voter,uint256 nonce)'),
    )
    expect(await read('EXTENDED_BALLOT_TYPEHASH')).toBe(
      ethers.id(
        'ExtendedBallot(uint256 proposalId,uint8 support,address voter,uint256 nonce,string reason,bytes params)',
      ),
    )
  })
})
