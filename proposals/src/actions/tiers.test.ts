import { expect, test } from 'vitest'
import { asHex, type Hex } from '../hex.ts'
import { testDeployment } from '../testing/deployment.ts'
import { built, proposer, word } from '../testing/proposals.ts'
import { tierOfCalls, tierRules } from './tiers.ts'

const approve = { type: 'dataset.approve', dataset: { id: word(1) } }
const release = { type: 'version.release', version: word(6) }
const mint = { type: 'token.mint', to: proposer, tokens: '1' }
const tierOf = (...actions: readonly object[]) => tierOfCalls(built(actions), testDeployment)
const one = (target: Hex, calldata: Hex, value = 0n) =>
  tierOfCalls({ targets: [target], values: [value], calldatas: [calldata] }, testDeployment)

test('every function below the constitutional tier is listed here: an addition is a decision of its own', () => {
  const rules = tierRules().map(({ contract, method, tier }) => `${tier} ${contract}.${method}`)

  expect(rules.toSorted()).toEqual([
    'Model datasets.deprecate',
    'Model datasets.revoke',
    'Model datasets.revokeBatch',
    'Model licenses.closeKind',
    'Model licenses.openKind',
    'Model licenses.setVaultShare',
    'Model models.createLineage',
    'Model models.deprecate',
    'Model models.release',
    'Model models.revoke',
    'Model models.revokeConfig',
    'Model models.rollback',
    'Model models.setMetadata',
    'Model reviews.setReviewer',
    'Model runs.authorizeRelease',
    'Model runs.setTrainer',
    'Model runs.setVerifier',
    'Model runs.slashTrainer',
    'Model vault.setWeights',
    'Routine datasets.approve',
    'Routine datasets.approveBatch',
    'Routine datasets.reject',
    'Routine models.approveConfig',
    'Routine runs.authorize',
    'Routine runs.cancel',
  ])
})

test('token, governor and timelock have no rule: what decides how the DAO decides is constitutional', () => {
  const contracts = new Set<string>(tierRules().map(({ contract }) => contract))

  expect(['token', 'governor', 'timelock'].filter((name) => contracts.has(name))).toEqual([])
})

test('a proposal has the tier of its strictest call, wherever it stands', () => {
  expect(tierOf(approve)).toBe('Routine')
  expect(tierOf(release, approve)).toBe('Model')
  expect(tierOf(approve, mint, release)).toBe('Constitutional')
})

const { datasets, models } = testDeployment.contracts
const data = built([approve]).calldatas[0] ?? '0x'
test.each<[string, Hex, Hex, bigint]>([
  ['ETH', datasets, data, 1n],
  ['calldata shorter than a selector', datasets, asHex(data.slice(0, 8)), 0n],
  ['an unknown function', datasets, '0xdeadbeef', 0n],
  ['the same function elsewhere', asHex(`0x${'12'.repeat(20)}`), data, 0n],
  ['a routine function’s selector on another contract of ours', testDeployment.contracts.token, data, 0n],
])('%s is constitutional', (_, target, calldata, value) => {
  expect(one(target, calldata, value)).toBe('Constitutional')
})

test('the case of an address and of calldata makes no difference', () => {
  const upper = asHex(`0x${models.slice(2).toUpperCase()}`)
  const calldata = asHex(`0x${(built([release]).calldatas[0] ?? '0x').slice(2).toUpperCase()}`)
  expect(one(upper, calldata)).toBe('Model')
})
