import { expect, test } from 'vitest'
import { ActionsError } from '../actions/actionsError.ts'
import { findReason, reasonDigestOf } from '../actions/reason.ts'
import { decodeCalls } from '../decode/decodeCalls.ts'
import { isUnderstood } from '../decode/decodedCall.ts'
import { descriptionHashOf, proposalIdOf } from '../ids/governorIds.ts'
import { configIdOf, datasetIdOf, lineageIdOf, versionIdOf } from '../ids/registryIds.ts'
import { testDeployment } from '../testing/deployment.ts'
import { exampleConfig } from '../testing/config.ts'
import { built, documentOf, proposer, word } from '../testing/proposals.ts'
import { buildProposal } from './buildProposal.ts'
import { ProposalDocumentError } from './document.ts'

const approve = { type: 'dataset.approve', dataset: { contributor: proposer, root: word(1) } }
const config = exampleConfig()
const trainingRoot = config.datasets[0].root
const evaluationRoot = config.evaluation.datasets[0].root
const contributors = { [trainingRoot]: proposer, [evaluationRoot]: proposer }
const approveConfig = { type: 'config.approve', lineage: 'toy', config: 'config.json', contributors }
const authorize = { type: 'run.authorize', config: 'config.json', duration: '7 days' }
const files = { 'config.json': config }

test('the description ends in the proposer, and the id follows from what is proposed', () => {
  const proposal = built([approve], { nonce: 'second-try' })

  expect(proposal.description).toBe(`# Title\n\nBody.\n\nnonce: second-try\n\n#proposer=${proposer}`)
  expect(proposal.descriptionHash).toBe(descriptionHashOf(proposal.description))
  expect(proposal.proposalId).toBe(proposalIdOf(proposal, proposal.descriptionHash))
})

test('a nonce changes the id, but neither the actions nor the prose that holders agreed to', () => {
  const [first, second] = [built([approve]), built([approve], { nonce: '2' })]

  expect(second.proposalId).not.toBe(first.proposalId)
  expect(second).toMatchObject({ actionsHash: first.actionsHash, proseHash: first.proseHash })
})

test('every kind of action is built and decoded byte for byte', () => {
  const base = { root: word(9), dirHash1: word(8), totalBytes: 5, fileCount: 1 }
  const reason = 'Because.'
  const proposal = built(
    [
      { type: 'lineage.create', name: 'toy', base, uri: 'ipfs://bafy' },
      approve,
      { type: 'dataset.reject', dataset: { id: word(2) }, reason },
      { type: 'dataset.deprecate', dataset: { id: word(3) } },
      { type: 'dataset.revoke', dataset: { id: word(4) }, reason },
      approveConfig,
      { type: 'config.revoke', config: word(5), reason },
      authorize,
      { ...authorize, type: 'run.authorizeRelease' },
      { type: 'run.cancel', run: '12', reason },
      { type: 'version.release', version: word(6) },
      { type: 'version.deprecate', version: word(6), reason },
      { type: 'version.revoke', version: word(6), reason },
      { type: 'trainer.set', trainer: proposer, admitted: true },
      { type: 'token.mint', to: proposer, tokens: '1.5' },
    ],
    { files },
  )
  const lineages = built([
    { type: 'lineage.create', name: 'child', base, parents: ['toy', '7'], share: 500 },
    { type: 'lineage.setMetadata', lineage: 'toy', key: 'description', text: 'Sorts “animals”.' },
    { type: 'lineage.setRoyalty', lineage: '7', receiver: proposer, basisPoints: 250 },
    { type: 'version.rollback', version: word(6), reason },
  ])
  const settings = built([
    { type: 'governor.setVotingDelay', clockUnits: 1 },
    { type: 'governor.setVotingPeriod', clockUnits: 2 },
    { type: 'governor.setLateQuorumExtension', clockUnits: 3 },
    { type: 'governor.setProposalThreshold', tokens: '10' },
    { type: 'governor.setQuorum', basisPoints: 400 },
    { type: 'governor.setGuardian', guardian: proposer },
    { type: 'governor.setGuardian', guardian: null },
    { type: 'timelock.setDelay', delay: '2 days' },
    { type: 'call', target: 'token', signature: 'transfer(address,uint256)', args: [proposer, '5'] },
  ])

  const calls = [proposal, lineages, settings].flatMap((each) => decodeCalls(each, testDeployment))

  expect(calls.filter((call) => !isUnderstood(call))).toEqual([])
  expect(calls).toHaveLength(28)
})

test('a config goes on chain with ascending ids, shares of 10 000 and millionths', () => {
  const proposal = built([approveConfig, authorize], { files })
  const [approval, authorization] = decodeCalls(proposal, testDeployment)
  const lineage = lineageIdOf('toy')
  const onChain = {
    lineage,
    configDigest: documentOf([approveConfig], { files }).configs.get('config.json')?.digest,
    baseVersion: versionIdOf(lineage, 0n, `0x${config.baseModel.root.slice(2)}`),
    trainingSets: [datasetIdOf(proposer, trainingRoot)],
    weights: [10_000n],
    evaluationSets: [datasetIdOf(proposer, evaluationRoot)],
    gate: { metric: 0n, direction: 0n, baseline: 0n, minImprovement: 10_000n, maxRegression: 20_000n },
    reproducibility: 0n,
  }

  expect(approval?.args[0]?.value).toEqual(onChain)
  const numbers = {
    weights: [10_000],
    gate: { ...onChain.gate, metric: 0, direction: 0, baseline: 0 },
    reproducibility: 0,
  }
  expect(authorization?.args).toMatchObject([
    { value: configIdOf({ ...onChain, configDigest: onChain.configDigest ?? word(0), ...numbers }) },
    { value: 604_800n },
    { value: 0n },
  ])
})

test('a reason is published in the description, and its digest goes on chain', () => {
  const reason = 'The labels are shuffled.'
  const { description } = built([{ type: 'dataset.reject', dataset: { id: word(1) }, reason }])

  expect(findReason(description, reasonDigestOf(reason))).toBe(reason)
})

test('a reason under a digest that is not its own is not believed', () => {
  const digest = reasonDigestOf('the true reason')
  expect(findReason(`- ${digest}: another reason`, digest)).toBeNull()
})

const root = { root: word(9), dirHash1: word(8), totalBytes: 5, fileCount: 1 }
const child = { type: 'lineage.create', name: 'child', base: root }
const missing = { ...approveConfig, contributors: { [trainingRoot]: proposer } }
const foreign = { ...approveConfig, contributors: { ...contributors, [word(77)]: proposer } }
test.each([
  ['a root without a contributor', [missing]],
  ['a contributor without a root', [foreign]],
  ['a run of a file that nothing approves', [authorize]],
  ['a run of a file that two actions approve', [approveConfig, { ...approveConfig, lineage: 'other' }, authorize]],
  ['a run of less than a minute', [approveConfig, { ...authorize, duration: '59 seconds' }]],
  ['a run of more than 90 days', [approveConfig, { ...authorize, duration: '91 days' }]],
  ['a parent by its name and by its id', [{ ...child, parents: ['toy', String(lineageIdOf('toy'))] }]],
  ['arguments that do not fit', [{ type: 'call', target: proposer, signature: 'f(uint8)', args: ['256'] }]],
  ['too few arguments', [{ type: 'call', target: proposer, signature: 'f(uint8)', args: [] }]],
  ['arguments without a function', [{ type: 'call', target: proposer, signature: '', args: ['1'] }]],
  ['a type that does not exist', [{ type: 'call', target: proposer, signature: 'f(uint7)', args: ['1'] }]],
])('refuses %s', (_, actions) => {
  const named = actions.some(({ type }) => type === 'config.approve') ? { files } : {}
  expect(() => built(actions, named)).toThrow(ActionsError)
})

test('refuses a file that nothing names, a missing file, and one that is no config', () => {
  expect(() => documentOf([approve], { files })).toThrow(ProposalDocumentError)
  expect(() => documentOf([approveConfig])).toThrow(ProposalDocumentError)
  expect(() => documentOf([approveConfig], { files: { 'config.json': { format: 'ftc/1' } } })).toThrow(
    ProposalDocumentError,
  )
})

test('a preview without a proposer is open to anyone, so it names nobody', () => {
  const { description } = buildProposal(documentOf([approve]), { deployment: testDeployment, proposer: null })
  expect(description).toBe('# Title\n\nBody.')
})
