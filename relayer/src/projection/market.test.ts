import { expect, test } from 'vitest'

import type { ChainEvent } from '../chain/chainEvent.ts'
import { createProjection } from './projection.ts'
import { addressOf, createChain, deployment, digestOf } from './testing/events.ts'
import { lifeOfADecision } from './testing/history.ts'

const trainer = addressOf('trainer')
const other = addressOf('another trainer')
const asset = addressOf('asset')

/** A projection of the life of a decision and of what `events` adds to it. */
function viewsAfter(
  events: (event: ReturnType<typeof createChain>['event']) => ChainEvent[],
  life = lifeOfADecision(),
) {
  const projection = createProjection({ deployment })
  projection.applyFinal(life)
  projection.applyFinal(events(createChain({ from: 100 }).event))
  return projection.views()
}

const at = (block: number) => 1_700_000_000 + 12 * block

/** Up to the run's authorisation, for a bounty, and without it. */
const authorized = lifeOfADecision()
  .slice(0, 11)
  .map((event) => (event.name === 'RunAuthorized' ? { ...event, args: { ...event.args, bounty: 9n } } : event))

test('a run shows who holds it, who lost it, what is at stake and the bounty', () => {
  const terms = { minBond: 7n, disputeBond: 1n, minVotes: 1, jurorShare: 0, lapseShare: 0 }
  const views = viewsAfter(
    (event) => [
      event('runs', 'TermsChanged', { terms, proposalId: 0n }),
      event('runs', 'RunStarted', { runId: 1n, trainer: other, parent: digestOf('base version') }),
      event('runs', 'LeaseRenewed', { runId: 1n, trainer: other, leaseEndsAt: 1 }),
      event('runs', 'LeaseLost', { runId: 1n, trainer: other, amount: 2n }),
      event('runs', 'RunStarted', { runId: 1n, trainer, parent: digestOf('base version') }),
      event('runs', 'BountyPaid', { runId: 1n, trainer, amount: 9n }),
    ],
    authorized,
  )

  expect(views.runs.get('1')).toMatchObject({
    status: 'started',
    trainer,
    bounty: { wei: '9', state: 'paid' },
    lease: {
      since: at(105),
      renewedAt: at(105),
      heartbeats: 1,
      stakeWei: '7',
      lost: [{ trainer: other, wei: '2', at: at(104) }],
    },
  })
})

test.for([
  [1, 'submitted', 'upheld'],
  [2, 'overturned', 'overturned'],
  [3, 'refused', 'undecided'],
] as const)('a dispute whose verdict is %i leaves a run %s', ([verdict, status, name]) => {
  const artifact = { root: digestOf('found'), dirHash1: digestOf('folder'), totalBytes: 9n, fileCount: 1 }
  const finding = { artifact, metricBefore: 1n, metricAfter: 2n, worstRegression: 0n }
  const opened = { evidenceDigest: digestOf('evidence'), bitExact: true, threshold: 2, votingEndsAt: 1_700_009_999 }
  const views = viewsAfter((event) => [
    event('runs', 'RunDisputed', { runId: 1n, challenger: addressOf('Clara'), ...opened }),
    event('runs', 'VerdictCast', { runId: 1n, juror: addressOf('Freya'), finding }),
    event('runs', 'DisputeResolved', { runId: 1n, verdict, findingDigest: digestOf('agreed') }),
  ])

  expect(views.runs.get('1')).toMatchObject({
    status,
    dispute: {
      challenger: addressOf('Clara'),
      ...opened,
      verdict: name,
      findingDigest: digestOf('agreed'),
      votes: [{ juror: addressOf('Freya'), finding: { root: digestOf('found'), metricBefore: 1, metricAfter: 2 } }],
    },
  })
})

test('a trainer shows its hardware, its bond and what is leaving, also before a decision admits it', () => {
  const views = viewsAfter((event) => [
    event('runs', 'TrainerRegistered', { trainer: other, hardwareDigest: digestOf('h'), hardware: '2 × H200' }),
    event('runs', 'BondChanged', { trainer: other, bond: 10n }),
    event('runs', 'UnbondingStarted', { trainer: other, unbonding: 4n, unbondsAt: 99 }),
    event('runs', 'BondChanged', { trainer: other, bond: 5n }),
    event('runs', 'TrainerSlashed', { trainer: other, amount: 3n, proposalId: 9n, reasonDigest: digestOf('lie') }),
  ])

  expect(views.trainers.get(other)).toEqual({
    trainer: other,
    admitted: false,
    proposalId: null,
    hardware: '2 × H200',
    bondWei: '5',
    unbonding: { wei: '1', at: 99 },
    final: true,
  })
})

test('a lineage shows its descent, its card and its rollbacks', () => {
  const views = viewsAfter((event) => [
    event('models', 'MetadataSet', { tokenId: 7n, indexedKey: digestOf('k'), key: 'description', value: '0x01' }),
    event('models', 'MetadataSet', { tokenId: 7n, indexedKey: digestOf('k'), key: 'description', value: '0x02' }),
    event('models', 'RoyaltyChanged', { lineage: 7n, receiver: addressOf('treasury'), bps: 50, proposalId: 44n }),
    event('models', 'VersionDeprecated', {
      versionId: digestOf('version 2'),
      proposalId: 44n,
      reasonDigest: digestOf('why'),
    }),
    event('models', 'LineageRolledBack', { lineage: 7n, versionId: digestOf('base version'), proposalId: 44n }),
  ])

  expect(views.lineages.get('7')).toMatchObject({
    inForce: digestOf('base version'),
    parents: [],
    shareBps: 0,
    royalty: { receiver: addressOf('treasury'), bps: 50 },
    metadata: [{ key: 'description', value: '0x02' }],
    rollbacks: [{ version: digestOf('base version'), proposalId: '44' }],
  })
  expect(views.version(digestOf('version 2'))).toMatchObject({ status: 'deprecated', reasonDigest: digestOf('why') })
})

test('a round adds up what came in and what each dataset was paid, asset by asset', () => {
  const [round, dataset] = [digestOf('round'), digestOf('dataset id')]
  const views = viewsAfter((event) => [
    event('vault', 'RoundOpened', {
      round,
      version: digestOf('version 2'),
      proposalId: 42n,
      number: 1n,
      datasets: [dataset],
      weights: [10_000],
    }),
    event('vault', 'RewardDeposited', { round, asset, from: trainer, amount: 5n }),
    event('vault', 'RewardDeposited', { round, asset, from: trainer, amount: 6n }),
    event('vault', 'RewardClaimed', { round, dataset, asset, payout: trainer, amount: 4n }),
    event('vault', 'RewardClaimed', { round, dataset, asset, payout: trainer, amount: 3n }),
    event('vault', 'RewardReclaimed', { round, dataset, asset, amount: 2n }),
  ])

  expect(views.rounds.get(round)).toMatchObject({
    shares: [{ dataset, weight: 10_000 }],
    received: [{ asset, amount: '11' }],
    paid: [
      { asset, dataset, reclaimed: false, amount: '7' },
      { asset, dataset, reclaimed: true, amount: '2' },
    ],
  })
})

test('a stream and a kind of licence keep count, and say when they are closed', () => {
  const kind = {
    lineage: 7n,
    currency: asset,
    price: 3n,
    duration: 60,
    form: 0,
    transferable: false,
    purpose: 'research',
    spdx: 'MIT',
    termsDigest: `0x${'0'.repeat(64)}`,
  }
  const kindId = digestOf('kind')
  const flow = { recipient: deployment.contracts.runs, asset: `0x${'0'.repeat(40)}` }
  const views = viewsAfter((event) => [
    event('licenses', 'KindOpened', { kindId, lineage: 7n, proposalId: 42n, kind }),
    event('licenses', 'SeatsBought', { kindId, payer: trainer, holder: trainer, seatId: 1n, quantity: 2n, price: 6n }),
    event('licenses', 'KindClosed', { kindId, proposalId: 43n }),
    event('streams', 'StreamOpened', {
      ...flow,
      proposalId: 42n,
      funds: 10n,
      terms: { rate: 1n, cap: 2n, period: 3 },
    }),
    event('streams', 'StreamDrawn', { ...flow, amount: 4n }),
    event('streams', 'StreamGivenBack', { recipient: flow.recipient, amount: 1n }),
    event('streams', 'StreamFunded', { ...flow, amount: 5n }),
  ])

  expect(views.licenses.get(kindId)).toMatchObject({
    form: 'seat',
    termsDigest: null,
    seatsSold: '2',
    open: false,
    proposalId: '43',
  })
  expect(views.streams.page({ limit: 9, after: null }).items).toMatchObject([
    { ...flow, terms: { rate: '1', cap: '2', period: 3 }, funds: '12', drawn: '3', open: true },
  ])
})
