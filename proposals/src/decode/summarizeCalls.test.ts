import { expect, test } from 'vitest'
import { datasetIdOf } from '../ids/registryIds.ts'
import { exampleConfig } from '../testing/config.ts'
import { testDeployment } from '../testing/deployment.ts'
import { built, documentOf, proposer, summaries, word } from '../testing/proposals.ts'
import { documentNames } from '../document/documentNames.ts'
import { decodeCalls } from './decodeCalls.ts'
import { mentionedIds } from './mentionedIds.ts'
import { summarizeCalls } from './summarizeCalls.ts'

const stranger = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const base = { root: word(9), dirHash1: word(8), totalBytes: 5, fileCount: 1 }
const id = datasetIdOf(proposer, word(1))

test('says who contributed a dataset where that is known', () => {
  const names = { dataset: () => ({ contributor: proposer, root: word(1), title: 'Bank "questions"' }) }
  expect(summaries([{ type: 'dataset.approve', dataset: { id } }], { names })).toEqual([
    {
      sentence: `Approve dataset ${id} of contributor ${proposer} ("Bank \\"questions\\"")`,
      details: [`Content: root ${word(1)}`],
      warning: null,
    },
  ])
})

test.each<[object, string]>([
  [{ type: 'dataset.approve', dataset: { id } }, `Approve dataset ${id}`],
  [
    { type: 'dataset.approveBatch', batch: word(3), size: 800 },
    `Approve a batch of 800 datasets by its root ${word(3)}`,
  ],
  [{ type: 'dataset.revokeBatch', batch: word(3) }, `Admit no further dataset through batch ${word(3)}`],
  [{ type: 'lineage.create', name: 'toy', base }, 'Create model lineage “toy” and put its base version in force'],
  [
    { type: 'version.rollback', version: word(6) },
    `Take model version ${word(6)} out of use and put its nearest released ancestor in force`,
  ],
  [{ type: 'lineage.setMetadata', lineage: '7', key: 'image', text: 'a' }, 'Set "image" of lineage 7'],
  [
    { type: 'lineage.setRoyalty', lineage: '7', receiver: proposer, basisPoints: 250 },
    'Set the royalty on sales of lineage 7',
  ],
  [{ type: 'version.release', version: word(6) }, `Put model version ${word(6)} in force`],
  [{ type: 'trainer.set', trainer: proposer, admitted: false }, `Dismiss trainer ${proposer}`],
  [{ type: 'verifier.set', verifier: proposer, admitted: true }, `Admit verifier ${proposer}`],
  [
    { type: 'trainer.slash', trainer: proposer, amount: '0.5' },
    `Take up to 0.5 ETH of the bond of trainer ${proposer}`,
  ],
  [{ type: 'token.mint', to: proposer, tokens: '1.5' }, `Create 1.5 new tokens for ${proposer}`],
  [{ type: 'governor.setVotingPeriod', clockUnits: 50 }, 'Set the length of a vote to 50 blocks'],
  [{ type: 'governor.setQuorum', basisPoints: 450 }, 'Set the quorum to 4.5 % of the supply'],
  [{ type: 'governor.setGuardianTermEnd', date: '2027-11-22' }, 'End the guardian’s term at 2027-11-22T00:00:00.000Z'],
  [
    { type: 'governor.setDaoURI', uri: 'https://dao.example/dao.json' },
    'Say that the DAO describes itself at "https://dao.example/dao.json"',
  ],
  [{ type: 'governor.setGuardian', guardian: null }, 'Leave the governor without a guardian'],
  [{ type: 'timelock.setDelay', delay: '2 days' }, 'Set the delay before execution to 2 days'],
  [{ type: 'run.cancel', run: '3' }, 'Stop training run 3'],
  [{ type: 'dataset.setBond', bond: '0.01' }, 'Ask for a bond of 0.01 ETH with each dataset that is submitted'],
  [{ type: 'reviewer.set', reviewer: proposer, kind: 'person' }, `Admit ${proposer} as a reviewer: a person`],
  [{ type: 'reviewer.set', reviewer: proposer, kind: 'none' }, `Dismiss reviewer ${proposer}`],
  [
    { type: 'review.setThreshold', tier: 'routine', approvals: 2, persons: 1 },
    'Ask for 2 approving reports before routine decisions',
  ],
  [
    { type: 'review.setThreshold', tier: 'model', approvals: 0, persons: 0 },
    'Ask for no review before model decisions',
  ],
  [
    { type: 'council.setMembers', members: [proposer, stranger], threshold: 2 },
    'Make a council of 2, of whom 2 must agree',
  ],
  [
    { type: 'council.setMembers', members: [], threshold: 0 },
    'Leave the council without members: nobody can veto or pause',
  ],
  [
    { type: 'council.overrule', actionsHash: word(7) },
    `Let the calls with hash ${word(7)} pass without the council’s veto`,
  ],
  [{ type: 'council.endPause', subject: word(8) }, `End the council’s pause of ${word(8)}`],
  [
    {
      type: 'stream.open',
      recipient: 'runs',
      asset: 'ETH',
      rate: '1',
      period: '1 week',
      cap: '2.5',
      amount: '10',
    },
    `Set 10 ETH of the treasury aside for ${testDeployment.contracts.runs}`,
  ],
  [{ type: 'stream.close', recipient: stranger, asset: 'ETH' }, `Take back what is left of the stream of ${stranger}`],
  [
    { type: 'reward.setWeights', version: word(6), weights: [{ dataset: { id }, weight: 1 }] },
    `Share what model version ${word(6)} earns from now on by other weights`,
  ],
  [{ type: 'license.close', kind: word(5) }, `Sell no more licences of kind ${word(5)}`],
  [{ type: 'license.setVaultShare', share: 7_000 }, 'Give 70 % of what licences bring to the data behind the models'],
])('%j', (action, sentence) => {
  expect(summaries([action])[0]?.sentence).toBe(sentence)
})

test('says whom a lineage descends from and what it asks of its descendants', () => {
  const [summary] = summaries([{ type: 'lineage.create', name: 'child', base, parents: ['7'], share: 250 }])

  expect(summary?.details.slice(2)).toEqual([
    'Descends from lineage 7, and owes it and its ancestors their shares',
    'Each descendant owes it 2.50 % of its revenue',
  ])
})

test('metadata is shown as quoted text, so that it cannot pass for more than it is', () => {
  const text = 'a\n"b"'
  const [summary] = summaries([{ type: 'lineage.setMetadata', lineage: '7', key: 'description', text }])

  expect(summary?.details).toEqual([`To ${JSON.stringify(text)}`])
})

test('shows a reason’s text only where its digest is right', () => {
  const reject = { type: 'dataset.reject', dataset: { id }, reason: 'Shuffled.' }
  expect(summaries([reject])[0]?.details).toEqual(['Reason: Shuffled.'])

  const proposal = built([reject])
  const hidden = summarizeCalls(decodeCalls(proposal, testDeployment), { deployment: testDeployment })
  expect(hidden[0]?.details[0]).toMatch(/^Reason: only its SHA-256 0x/)
})

test('says what a config trains on, how much of each, and what it must reach', () => {
  const config = exampleConfig()
  const sets = [
    { ...config.datasets[0], weight: 3 },
    { ...config.datasets[0], root: word(110), weight: 1 },
  ]
  const roots = [word(102), word(110), word(103)]
  const approve = {
    type: 'config.approve',
    lineage: 'toy',
    config: 'config.json',
    contributors: Object.fromEntries(roots.map((root) => [root, proposer])),
  }
  const create = { type: 'lineage.create', name: 'toy', base }
  const run = { type: 'run.authorize', config: 'config.json', duration: '1 day', bounty: '0.25' }
  const files = { 'config.json': { ...config, datasets: sets } }

  const release = { ...run, type: 'run.authorizeRelease', bounty: '0' }

  const [, approval, authorization, released] = summaries([create, approve, run, release], { files })

  expect(approval?.sentence).toMatch(/^Put fine-tuning config 0x[0-9a-f]{64} in force for lineage “toy”$/)
  expect(approval?.details).toContain(`Trains on dataset ${datasetIdOf(proposer, word(102))}, 75.00 % of the data`)
  expect(approval?.details).toContain(`Is measured on dataset ${datasetIdOf(proposer, word(103))}`)
  expect(approval?.details).toContain(
    'Gate: accuracy at least 0.01 better (higher) than the version in force, and at most 0.02 worse on any single evaluation set',
  )
  expect(authorization?.details).toEqual([
    'Within 1 day of the execution',
    'Afterwards the version stays a candidate until another vote',
    'For a bounty of 0.25 ETH',
  ])
  expect(released?.sentence).toBe(`${authorization?.sentence}, and its release by the gate`)
  expect(released?.details).toEqual([
    'Within 1 day of the execution',
    'Afterwards the version comes into force at once if it passes the gate',
  ])
})

test('says what is at stake under other terms of training', () => {
  const terms = { minBond: '0.5', disputeBond: '0.1', minVotes: 3, jurorShare: 2_000, lapseShare: 2_550 }

  expect(summaries([{ type: 'run.terms', ...terms }])).toMatchObject([
    {
      sentence: 'Change what is at stake in training',
      details: [
        'A trainer puts 0.5 ETH at stake in each run',
        'A challenger puts 0.1 ETH at stake',
        'A verdict needs 3 agreeing votes at least, and a majority of the jury',
        'Jurors who decide share 20 % of what the loser loses',
        'Letting a lease or a deadline pass costs a trainer 25.5 % of its stake, a vote without a verdict the challenger as much of its own',
      ],
    },
  ])
})

test.each<[string, object, RegExp, RegExp]>([
  ['ETH that leaves', { type: 'call', target: stranger, signature: '', value: '5' }, /^Send 0\.0+5 ETH to 0x/, /ETH/],
  [
    'an unknown target',
    { type: 'call', target: stranger, signature: 'f()' },
    /^Unknown call to 0x3C44/,
    /Nobody can tell/,
  ],
  ['an unknown function', { type: 'call', target: 'token', signature: 'f()' }, /^Unknown call to token/, /Nobody can/],
  [
    'a role',
    { type: 'call', target: 'timelock', signature: 'grantRole(bytes32,address)', args: [word(0), stranger] },
    /^Call grantRole/,
    /who may execute/,
  ],
  [
    'a relay',
    { type: 'call', target: 'governor', signature: 'relay(address,uint256,bytes)', args: [stranger, '0', '0x'] },
    /^Call relay/,
    /call anything/,
  ],
  [
    'ETH with a known call',
    { type: 'call', target: 'datasets', signature: 'approve(bytes32)', args: [id], value: '1' },
    /^Approve dataset/,
    /ETH/,
  ],
])('warns of %s', (_, action, sentence, warning) => {
  const [summary] = summaries([action])
  expect(summary?.sentence).toMatch(sentence)
  expect(summary?.warning).toMatch(warning)
})

test('a document proves the names that its ids are made of', () => {
  const actions = [{ type: 'dataset.approve', dataset: { contributor: proposer, root: word(1) } }]
  const names = documentNames(documentOf(actions))

  expect(summaries(actions, { names })[0]?.sentence).toBe(`Approve dataset ${id} of contributor ${proposer}`)
  expect(mentionedIds(decodeCalls(built(actions), testDeployment))).toEqual({ datasets: [id], lineages: [] })
})
