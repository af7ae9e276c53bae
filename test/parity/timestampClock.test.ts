import { asHex, buildProposal, parseProposalDocument, simulateProposal } from '@althing/proposals'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { execute, queue } from '../../scripts/governor/advance.ts'
import { castVote } from '../../scripts/governor/castVote.ts'
import { delegate } from '../../scripts/governor/delegate.ts'
import { findProposal } from '../../scripts/governor/findProposal.ts'
import { propose } from '../../scripts/governor/propose.ts'
import { readProposalStatus } from '../../scripts/governor/proposalStatus.ts'
import { type LocalAlthing, startLocalAlthing } from '../support/localAlthing.ts'

let althing: LocalAlthing
beforeAll(async () => {
  althing = await startLocalAlthing({ clock: 'timestamp' })
  const astrid = althing.wallet('Astrid')
  await delegate(astrid, althing.deployment, asHex(astrid.address))
  await althing.chain.passSeconds(5)
})
afterAll(() => althing.stop())

test('where clocks count seconds, simulation, vote and execution work the same', async () => {
  const { deployment, provider, chain } = althing
  const astrid = althing.wallet('Astrid')
  const proposer = asHex(astrid.address)
  const document = parseProposalDocument({
    markdown: '# Wait a minute',
    actionsJson: '{"format":"actions/1","actions":[{"type":"governor.setVotingDelay","clockUnits":60}]}',
  })
  const built = buildProposal(document, { deployment, proposer })
  const request = (method: string, params: readonly unknown[]) => provider.send(method, [...params])

  const simulation = await simulateProposal(built, { deployment, proposer, request })
  const { id } = await propose(astrid, deployment, built)
  await chain.openVote(String(id))
  await castVote(astrid, deployment, { proposalId: id, vote: 'for' })
  await chain.closeVote(String(id))
  await queue(astrid, deployment, built)
  await chain.passDelay(String(id))
  await execute(astrid, deployment, built)

  expect(simulation).toMatchObject({ proposing: { status: 'passed' }, executing: { status: 'passed' } })
  const found = await findProposal(provider, deployment, id)
  expect(await readProposalStatus(provider, deployment, found)).toMatchObject({ state: 'executed', runs: [] })
})
