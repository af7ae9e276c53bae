import { expect, test } from 'vitest'

import type { ChainEvent } from '../chain/chainEvent.ts'
import { createProjection } from './projection.ts'
import { addressOf, createChain, deployment, digestOf } from './testing/events.ts'
import { lifeOfADecision } from './testing/history.ts'

const subject = digestOf('dataset id')
const none = '0x0000000000000000000000000000000000000000'

/** A projection of the life of a decision and of what `events` adds to it. */
function viewsAfter(events: (event: ReturnType<typeof createChain>['event']) => ChainEvent[]) {
  const projection = createProjection({ deployment })
  projection.applyFinal(lifeOfADecision())
  projection.applyFinal(events(createChain({ from: 100 }).event))
  return projection.views()
}

const reviewer = (name: string, kind: number, agent = { registry: none, id: 0n }) => ({
  account: addressOf(name),
  kind,
  agent,
  proposalId: 5n,
})

const report = (name: string, verdict: number, index: bigint) => ({
  subject,
  reviewer: addressOf(name),
  verdict,
  kind: 1,
  digest: digestOf(`report ${index}`),
  index,
  uri: '',
})

test('the latest report of each who reviews now counts, persons apart; all reports stay', () => {
  const views = viewsAfter((event) => [
    event('reviews', 'ReviewerChanged', reviewer('Ingrid', 1)),
    event('reviews', 'ReviewerChanged', reviewer('robot', 2, { registry: addressOf('identities'), id: 9n })),
    event('reviews', 'ReviewerChanged', reviewer('dismissed', 1)),
    event('reviews', 'Reported', report('Ingrid', 1, 0n)),
    event('reviews', 'Reported', report('robot', 0, 1n)),
    event('reviews', 'Reported', report('dismissed', 0, 2n)),
    event('reviews', 'Reported', report('Ingrid', 0, 3n)),
    event('reviews', 'ReviewerChanged', reviewer('dismissed', 0)),
  ])

  expect(views.oversight(subject).reviews).toEqual({ approvals: 2, persons: 1, rejections: 0, abstentions: 0 })
  const { items } = views.reports(subject).page({ limit: 9, after: null })
  expect(items.map(({ verdict }) => verdict)).toEqual(['approve', 'approve', 'approve', 'reject'])
  expect(views.reviewers.get(addressOf('robot'))).toMatchObject({ kind: 'agent', agent: { id: '9' } })
  expect(views.oversight(digestOf('unheard of')).reviews).toMatchObject({ approvals: 0 })
})

test('a pause holds until it is ended; a veto is the proposal’s, of this governor alone', () => {
  const paused = { subject, endsAt: 1_700_009_999, reasonDigest: digestOf('why') }
  const veto = { proposalId: 42n, actionsHash: digestOf('actions'), reasonDigest: digestOf('why not') }
  const held = viewsAfter((event) => [
    event('council', 'Paused', paused),
    event('council', 'Vetoed', { ...veto, governor: addressOf('another governor') }),
  ])
  const over = viewsAfter((event) => [
    event('council', 'Paused', paused),
    event('council', 'PauseEnded', { subject, reasonDigest: `0x${'0'.repeat(64)}` }),
    event('council', 'Vetoed', { ...veto, governor: deployment.contracts.governor }),
  ])

  expect(held.oversight(subject).pause).toEqual({ endsAt: paused.endsAt, reasonDigest: paused.reasonDigest })
  expect(held.proposals.get('42')?.veto).toBeNull()
  expect(over.oversight(subject).pause).toBeNull()
  expect(over.pauses.get(subject)).toMatchObject({ ended: { reasonDigest: null } })
  expect(over.proposals.get('42')?.veto).toMatchObject({ actionsHash: digestOf('actions') })
  expect(over.vetoes.get('42')).toMatchObject({ reasonDigest: digestOf('why not') })
})

test('a proposal needs what its tier needed when it was made', () => {
  const created = { ...lifeOfADecision()[2]?.args, proposalId: 77n }
  const requirements = {
    modelQuorum: 800,
    modelApproval: 5_000,
    constitutionalQuorum: 2_000,
    constitutionalApproval: 6_667,
  }
  const views = viewsAfter((event) => [
    event('governor', 'QuorumNumeratorUpdated', { oldQuorumNumerator: 0n, newQuorumNumerator: 400n }),
    event('governor', 'TierRequirementsSet', { requirements }),
    event('governor', 'ProposalCreated', created),
    event('governor', 'ProposalCreated', { ...created, proposalId: 78n }),
    event('governor', 'ProposalTiered', { proposalId: 78n, tier: 2 }),
    event('governor', 'TierRequirementsSet', { requirements: { ...requirements, constitutionalQuorum: 5_000 } }),
  ])

  expect(views.proposals.get('42')).toMatchObject({ tier: 'routine', requirement: null })
  expect(views.proposals.get('77')).toMatchObject({
    tier: 'routine',
    requirement: { quorumBps: 400, approvalBps: 5_000 },
  })
  expect(views.proposals.get('78')).toMatchObject({
    tier: 'constitutional',
    requirement: { quorumBps: 2_000, approvalBps: 6_667 },
  })
})

test('a dataset that its batch let in later is told from one that a decision named', () => {
  const batch = { batchRoot: digestOf('batch'), proposalId: 43n, size: 2, uri: 'ipfs://rows' }
  const views = viewsAfter((event) => [
    event('datasets', 'DatasetBatchApproved', batch),
    event('datasets', 'DatasetBondPaid', { datasetId: subject, depositor: addressOf('Dagny'), amount: 5n }),
    event('datasets', 'DatasetApproved', { datasetId: subject, proposalId: 43n }),
    event('datasets', 'DatasetBondReleased', { datasetId: subject, recipient: addressOf('Dagny'), amount: 5n }),
    event('datasets', 'DatasetBatchRevoked', { ...batch, reasonDigest: digestOf('why') }),
  ])

  expect(views.datasets.get(subject)).toMatchObject({
    status: 'approved',
    batches: [digestOf('batch')],
    preference: { aiTraining: 'allowed', aiInference: 'unspecified' },
    bond: { depositor: addressOf('Dagny'), wei: '5', releasedTo: addressOf('Dagny') },
  })
  expect(views.batches.get(digestOf('batch'))).toMatchObject({ size: 2, revoked: { proposalId: '43' } })
})
