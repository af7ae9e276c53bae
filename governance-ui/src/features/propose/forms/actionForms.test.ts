import { actionDefinitions, actionSchema, actionTypes } from '@althing/proposals'
import { expect, test } from 'vitest'
import { actionForms, actionGroups } from './actionForms.ts'
import type { FieldShape, FormField } from './fieldShape.ts'
import { type FormRecord, initialValues, jsonOf } from './formValue.ts'

const root = `0x${'ab'.repeat(32)}`
const astrid = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const fieldsOf = (type: string) => actionForms.get(type)?.fields ?? []

test('every action can be proposed from exactly one group, under the contract that it calls', () => {
  const offered = actionGroups.flatMap(({ forms }) => forms)

  expect(offered.map(({ type }) => type).toSorted()).toEqual(actionTypes.toSorted())
  for (const { schema, contract } of actionDefinitions) {
    expect(offered.find(({ type }) => type === schema.shape.type.value)?.contract).toBe(contract)
  }
})

test('every field of every action is asked for in words', () => {
  const unsaid = [...actionForms.values()].flatMap(({ type, fields }) =>
    labelsOf(fields)
      .filter((label) => /^[a-z]|\[\]/.test(label))
      .map((label) => `${type}: ${label}`),
  )

  expect(unsaid).toEqual([])
})

test.each<[string, FormRecord, object]>([
  ['dataset.revoke', { dataset: root, reason: '' }, { dataset: { id: root } }],
  ['version.rollback', { version: root, reason: 'It is worse.' }, { version: root, reason: 'It is worse.' }],
  ['dataset.approveBatch', { batch: root, size: '40', uri: '' }, { batch: root, size: 40 }],
  ['governor.setGuardian', { guardian: '' }, { guardian: null }],
  ['governor.setGuardianTermEnd', { date: '2027-11-22' }, { date: '2027-11-22' }],
  ['verifier.set', { verifier: astrid, admitted: 'no' }, { verifier: astrid, admitted: false }],
  [
    'reviewer.set',
    { reviewer: astrid, kind: 'person', agent: { registry: '', id: ' ' } },
    { reviewer: astrid, kind: 'person' },
  ],
  [
    'reviewer.set',
    { reviewer: astrid, kind: 'agent', agent: { registry: astrid, id: '7' } },
    { reviewer: astrid, kind: 'agent', agent: { registry: astrid, id: '7' } },
  ],
  ['council.setMembers', { members: [astrid], threshold: '1' }, { members: [astrid], threshold: 1 }],
  [
    'reward.setWeights',
    { version: root, weights: [{ dataset: root, weight: '0.5' }] },
    { version: root, weights: [{ dataset: { id: root }, weight: 0.5 }] },
  ],
  [
    'governor.setTierRequirements',
    { model: { quorum: '500', approval: '6000' }, constitutional: { quorum: '900', approval: '6667' } },
    { model: { quorum: 500, approval: 6000 }, constitutional: { quorum: 900, approval: 6667 } },
  ],
  [
    'governor.setTiers',
    { rules: [{ target: 'models', signature: 'release(bytes32)', tier: 'model' }] },
    { rules: [{ target: 'models', signature: 'release(bytes32)', tier: 'model' }] },
  ],
  [
    'call',
    { target: 'token', signature: 'f(uint256[])', args: '[["1"]]', value: '' },
    { target: 'token', signature: 'f(uint256[])', args: [['1']] },
  ],
])('%s becomes the JSON that the command takes', (type, values, json) => {
  const made = { type, ...jsonOf(fieldsOf(type), values) }

  expect(made).toEqual({ type, ...json })
  expect(actionSchema.safeParse(made).success).toBe(true)
})

test('a form begins with what the schema assumes, and with as many entries as it asks for', () => {
  expect(initialValues(fieldsOf('reward.setWeights'))).toEqual({ version: '', weights: [{ dataset: '', weight: '1' }] })
  expect(initialValues(fieldsOf('license.open'))).toMatchObject({ form: 'seat', currency: 'ETH', transferable: 'no' })
})

function labelsOf(fields: readonly FormField[]): string[] {
  return fields.flatMap(({ words, shape }) => [words.label, ...labelsIn(shape)])
}

function labelsIn(shape: FieldShape): string[] {
  if (shape.kind === 'group') return labelsOf(shape.fields)
  return shape.kind === 'list' ? [shape.itemWords.label, ...labelsIn(shape.item)] : []
}
