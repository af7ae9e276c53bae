import type { Hex } from '@althing/proposals'
import { modelRegistryAbi, runDisputesVerdictNames } from '@althing/proposals'
import { encodeFunctionData } from 'viem'
import { expect, test } from 'vitest'

import type { ChainEvent } from '../chain/chainEvent.ts'
import { createProjection, OutOfOrderEvent } from './projection.ts'
import { addressOf, commitmentOfName, createChain, deployment, digestOf, onChain } from './testing/events.ts'
import { lifeOfADecision } from './testing/history.ts'
import { snapshotOf } from './testing/snapshot.ts'

test.for([
  ['Upheld', 'submitted'],
  ['Overturned', 'overturned'],
  ['Undecided', 'refused'],
] as const)('a dispute that ends with %s leaves its run %s', ([verdict, status]) => {
  const projection = createProjection({ deployment })
  const { event } = createChain()
  const authorized = { runId: 1n, configId: digestOf('config'), proposalId: 2n, deadline: 9, release: true }
  projection.applyFinal([event('runs', 'RunAuthorized', authorized), event('runs', 'RunDisputed', { runId: 1n })])
  expect(projection.views().runs.get('1')?.status).toBe('disputed')

  projection.applyFinal([
    event('runs', 'DisputeResolved', { runId: 1n, verdict: runDisputesVerdictNames.indexOf(verdict) }),
  ])

  expect(projection.views().runs.get('1')?.status).toBe(status)
})

test('folds the life of a decision', () => {
  const projection = createProjection({ deployment })

  projection.applyFinal(lifeOfADecision())

  const views = projection.views()
  expect(views.proposals.get('42')).toMatchObject({
    tally: { against: '3', for: '65', abstain: '2', voters: 2 },
    voteEnd: 25,
    queuedEta: 1_700_000_500,
    executed: { at: 1_700_000_000 + 18 * 12 },
    canceled: false,
    runs: ['1'],
    final: true,
  })
  expect(views.datasets.get(digestOf('dataset id'))).toMatchObject({ status: 'approved', proposalId: '42' })
  expect(views.runs.get('1')).toMatchObject({
    status: 'finalized',
    version: digestOf('version 2'),
    result: { artifact: commitmentOfName('artifact'), metricAfter: 900_000 },
  })
  expect(views.lineages.get('7')).toMatchObject({
    inForce: digestOf('version 2'),
    versions: [
      { number: 1, status: 'released', parent: null, run: null },
      { number: 2, status: 'released', parent: digestOf('base version'), run: '1', proposalId: '42' },
    ],
  })
  expect(views.trainers.get(addressOf('trainer'))).toMatchObject({ admitted: true })
  expect(views.gaps).toBe(0)
})

test('lists newest first, page after page, unmoved by what is added meanwhile', () => {
  const chain = createChain()
  const projection = createProjection({ deployment })
  projection.applyFinal(Array.from({ length: 7 }, (_, at) => submitted(chain, at)))

  const first = projection.views().datasets.page({ limit: 3, after: null })
  projection.setPreview([submitted(chain, 7)])
  const second = projection.views().datasets.page({ limit: 3, after: first.next })
  const third = projection.views().datasets.page({ limit: 3, after: second.next })

  const names = [first, second, third].map(({ items }) => items.map(({ uri }) => uri))
  expect(names).toEqual([['6', '5', '4'], ['3', '2', '1'], ['0']])
  expect(third.next).toBeNull()
})

test('a preview shows at once, is marked, and is gone without a trace when its block is', () => {
  const events = lifeOfADecision()
  const projection = createProjection({ deployment })
  projection.applyFinal(events.slice(0, 7))
  const before = snapshotOf(projection.views())

  projection.setPreview(events.slice(7))

  expect(projection.views().proposals.get('42')).toMatchObject({ runs: ['1'], final: false })
  expect(projection.views().lineages.get('7')).toMatchObject({ inForce: digestOf('version 2'), final: false })

  projection.setPreview([])

  expect(snapshotOf(projection.views())).toEqual(before)
})

test('what becomes final is never seen missing in between', () => {
  const events = lifeOfADecision()
  const projection = createProjection({ deployment })
  projection.setPreview(events)
  const seen: (string | undefined)[] = []
  projection.onChange(() => seen.push(projection.views().runs.get('1')?.status))

  projection.applyFinal(events.slice(0, 12), events.slice(12))
  projection.applyFinal(events.slice(12), [])

  expect(seen).toEqual(['finalized', 'finalized'])
})

test('what was seen before it became final is not counted twice', () => {
  const events = lifeOfADecision()
  const projection = createProjection({ deployment })
  projection.setPreview(events)

  projection.applyFinal(events.slice(0, 5))

  expect(projection.views().proposals.get('42')?.tally).toEqual({ against: '3', for: '65', abstain: '2', voters: 2 })
  expect(projection.views().runs.get('1')?.status).toBe('finalized')
})

test('an event that is delivered twice is refused', () => {
  const events = lifeOfADecision()
  const projection = createProjection({ deployment })
  projection.applyFinal(events)

  expect(() => projection.applyFinal(events.slice(-1))).toThrow(OutOfOrderEvent)
})

test('an event about something never created is counted as a gap and changes nothing', () => {
  const projection = createProjection({ deployment })

  projection.applyFinal(lifeOfADecision().slice(3, 4))

  expect(projection.views()).toMatchObject({ gaps: 1 })
  expect(projection.views().proposals.count).toBe(0)
})

test('when the version in force is revoked, its nearest released ancestor is in force', () => {
  const life = lifeOfADecision()
  const chain = createChain({ from: 100 })
  const projection = createProjection({ deployment })
  projection.applyFinal(life)

  projection.applyFinal([
    chain.event('models', 'VersionRevoked', {
      versionId: digestOf('version 2'),
      proposalId: 43n,
      reasonDigest: digestOf('why'),
    }),
  ])

  expect(projection.views().lineages.get('7')).toMatchObject({ inForce: digestOf('base version') })
  expect(projection.views().version(digestOf('version 2'))).toMatchObject({ status: 'revoked', proposalId: '43' })
})

test('an ancestor that was itself revoked does not come into force again', () => {
  const chain = createChain({ from: 100 })
  const projection = createProjection({ deployment })
  projection.applyFinal(lifeOfADecision())
  const third = {
    versionId: digestOf('version 3'),
    lineage: 7n,
    run: 2n,
    number: 3,
    parent: digestOf('version 2'),
    config: digestOf('config id'),
    artifact: onChain(commitmentOfName('artifact 3')),
    attestationDigest: digestOf('attestation 3'),
  }
  const decided = { proposalId: 43n, reasonDigest: digestOf('why') }

  projection.applyFinal([
    chain.event('models', 'VersionRecorded', third),
    chain.event('models', 'VersionReleased', { versionId: digestOf('version 3'), lineage: 7n, proposalId: 43n }),
    chain.event('models', 'VersionRevoked', { versionId: digestOf('version 2'), ...decided }),
    chain.event('models', 'VersionRevoked', { versionId: digestOf('version 3'), ...decided }),
  ])

  expect(projection.views().lineages.get('7')).toMatchObject({ inForce: digestOf('base version') })
})

test('knows the folders and documents that the chain speaks of, and forgets withdrawn ones', () => {
  const chain = createChain({ from: 100 })
  const projection = createProjection({ deployment })
  projection.applyFinal(lifeOfADecision())
  const { root } = commitmentOfName('dataset')

  expect(projection.views().commitments(root)).toEqual([commitmentOfName('dataset')])
  expect(projection.views().commitments(commitmentOfName('base').root)).toHaveLength(1)
  expect(projection.views().commitments(commitmentOfName('artifact').root)).toHaveLength(1)
  expect(projection.views().commitments(digestOf('unheard of'))).toEqual([])
  expect(
    ['metadata', 'config', 'attestation', 'else'].map((name) => projection.views().documentUse(digestOf(name))),
  ).toEqual(['metadata', 'config', 'attestation', null])

  const revoked = { datasetId: digestOf('dataset id'), proposalId: 43n, reasonDigest: digestOf('why') }
  projection.applyFinal([chain.event('datasets', 'DatasetRevoked', revoked)])
  expect(projection.views().commitments(root)).toEqual([])
})

test('a rollback takes the version in force out of use and puts its ancestor in force', () => {
  const chain = createChain({ from: 100 })
  const projection = createProjection({ deployment })
  projection.applyFinal(lifeOfADecision())
  const version = { versionId: digestOf('version 2'), proposalId: 43n, reasonDigest: digestOf('why') }

  projection.applyFinal([
    chain.event('models', 'VersionDeprecated', version),
    chain.event('models', 'LineageRolledBack', {
      lineage: 7n,
      versionId: digestOf('base version'),
      proposalId: 43n,
    }),
  ])

  expect(projection.views().lineages.get('7')).toMatchObject({
    inForce: digestOf('base version'),
    versions: [{ status: 'released' }, { id: digestOf('version 2'), status: 'deprecated', proposalId: '43' }],
  })
})

test('knows the base model and the config that a proposal would bring, and survives calldata that is not what it seems', () => {
  const chain = createChain()
  const base = commitmentOfName('proposed base')
  const create = encodeFunctionData({
    abi: modelRegistryAbi,
    functionName: 'createLineage',
    args: ['sorter', onChain(base), { parents: [], share: 0 }, ''],
  })
  const projection = createProjection({ deployment })

  projection.applyFinal([proposed(chain, [create, `0x${create.slice(2, 40)}`, '0x', '0xdeadbeef'])])

  expect(projection.views().commitments(base.root)).toEqual([base])
})

function proposed(chain: ReturnType<typeof createChain>, calldatas: Hex[]): ChainEvent {
  return chain.event('governor', 'ProposalCreated', {
    proposalId: 1n,
    proposer: addressOf('Astrid'),
    targets: calldatas.map(() => deployment.contracts.models),
    values: calldatas.map(() => 0n),
    signatures: calldatas.map(() => ''),
    calldatas,
    voteStart: 1n,
    voteEnd: 2n,
    description: '# Base',
  })
}

function submitted(chain: ReturnType<typeof createChain>, at: number): ChainEvent {
  return chain.event('datasets', 'DatasetSubmitted', {
    datasetId: digestOf(`dataset ${at}`),
    contributor: addressOf('Dagny'),
    ...onChain(commitmentOfName(`dataset ${at}`)),
    metadataDigest: digestOf(`metadata ${at}`),
    payout: addressOf('Dagny'),
    preference: { dataMining: 0, aiTraining: 1, aiGenerativeTraining: 1, aiInference: 0 },
    uri: String(at),
  })
}
