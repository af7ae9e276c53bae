import { asHex, buildProposal, type Hex, parseProposalDocument } from '@althing/proposals'
import { isError } from 'ethers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { castVoteBySig, signBallot } from '../../scripts/governor/castVoteBySig.ts'
import { readContract, readInteger } from '../../scripts/governor/contractCalls.ts'
import { delegate, delegateBySig, signDelegation } from '../../scripts/governor/delegate.ts'
import { propose } from '../../scripts/governor/propose.ts'
import { type LocalAlthing, startLocalAlthing } from '../support/localAlthing.ts'

/** What TypeScript signs is what the deployed contracts verify, once and nowhere else. */
let althing: LocalAlthing
let proposalId: bigint
beforeAll(async () => {
  althing = await startLocalAlthing()
  const astrid = althing.wallet('Astrid')
  const proposer = asHex(astrid.address)
  await delegate(astrid, althing.deployment, proposer)
  await althing.chain.mine(2)
  const document = parseProposalDocument({
    markdown: '# Vote by signature',
    actionsJson: '{"format":"actions/1","actions":[{"type":"governor.setVotingDelay","clockUnits":4}]}',
  })
  const built = buildProposal(document, { deployment: althing.deployment, proposer })
  proposalId = (await propose(astrid, althing.deployment, built)).id
  await althing.chain.openVote(String(proposalId))
})
afterAll(() => althing.stop())

test('a signed ballot counts for its voter, whoever brings it, and only once', async () => {
  const { deployment, wallet } = althing
  const signed = await signBallot(wallet('Astrid'), deployment, { proposalId, vote: 'for' })

  await castVoteBySig(wallet('Freya'), deployment, signed)

  const votes = { contract: 'governor', method: 'hasVoted', args: [proposalId, wallet('Astrid').address] } as const
  expect([...(await readContract(althing.provider, deployment, votes))]).toEqual([true])
  expect(await refusal(castVoteBySig(wallet('Freya'), deployment, signed))).toBe(true)
})

test('a ballot that was changed after signing is refused', async () => {
  const { deployment, wallet } = althing
  const signed = await signBallot(wallet('Bjorn'), deployment, { proposalId, vote: 'against' })
  const turned = { ...signed, ballot: { ...signed.ballot, support: 1 as const } }
  const stolen = { ...signed, ballot: { ...signed.ballot, voter: asHex(wallet('Clara').address) } }

  expect(await refusal(castVoteBySig(wallet('Freya'), deployment, turned))).toBe(true)
  expect(await refusal(castVoteBySig(wallet('Freya'), deployment, stolen))).toBe(true)
})

test('a signed delegation moves votes, and only once', async () => {
  const { deployment, wallet } = althing
  const delegatee = asHex(wallet('Gunnar').address)
  const options = { delegatee, expiry: 4_000_000_000n }
  const signed = await signDelegation(wallet('Clara'), deployment, options)

  await delegateBySig(wallet('Freya'), deployment, signed)

  expect(await votesOf(delegatee)).toBe(200_000n * 10n ** 18n)
  expect(await refusal(delegateBySig(wallet('Freya'), deployment, signed))).toBe(true)
})

test('an expired delegation is refused', async () => {
  const { deployment, wallet } = althing
  const options = { delegatee: asHex(wallet('Gunnar').address), expiry: 1n }
  const signed = await signDelegation(wallet('Dagny'), deployment, options)
  expect(await refusal(delegateBySig(wallet('Freya'), deployment, signed))).toBe(true)
})

function votesOf(account: Hex): Promise<bigint> {
  return readInteger(althing.provider, althing.deployment, { contract: 'token', method: 'getVotes', args: [account] })
}

/** Whether the contract reverted. */
async function refusal(sent: Promise<unknown>): Promise<boolean> {
  try {
    await sent
    return false
  } catch (error) {
    return isError(error, 'CALL_EXCEPTION')
  }
}
