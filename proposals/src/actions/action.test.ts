import { expect, test } from 'vitest'
import { maxActions, parseActions } from './action.ts'
import { ActionsError } from './actionsError.ts'

const root = `0x${'ab'.repeat(32)}`
const astrid = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const document = (...actions: readonly unknown[]) => JSON.stringify({ format: 'actions/1', actions })
const approve = { type: 'dataset.approve', dataset: { contributor: astrid, root } }

test('reads actions and checksums their addresses', () => {
  const lower = {
    ...approve,
    dataset: { contributor: astrid.toLowerCase(), root: root.toUpperCase().replace('X', 'x') },
  }
  expect(parseActions(document(lower)).actions).toEqual([approve])
})

test('takes dirHash1 as sha256sum prints it and with 0x', () => {
  const base = { root, dirHash1: 'cd'.repeat(32), totalBytes: 1, fileCount: 1 }
  const [bare] = parseActions(document({ type: 'lineage.create', name: 'a', base })).actions
  const prefixed = { ...base, dirHash1: `0x${base.dirHash1}` }
  expect(parseActions(document({ type: 'lineage.create', name: 'a', base: prefixed })).actions).toEqual([bare])
})

test.each([
  [
    'a duplicate key',
    `{"format":"actions/1","actions":[{"type":"dataset.approve","dataset":{"id":"${root}","id":"0x00"}}]}`,
  ],
  ['a key that reaches a prototype', `{"format":"actions/1","__proto__":{},"actions":[${JSON.stringify(approve)}]}`],
  ['deep nesting', `{"format":"actions/1","actions":${'['.repeat(40)}${']'.repeat(40)}}`],
  ['something else than JSON', 'actions: []'],
  ['bytes that are not UTF-8', new Uint8Array([0xff])],
])('refuses %s', (_, input) => {
  expect(() => parseActions(input)).toThrow(ActionsError)
})

test.each<[string, unknown]>([
  ['an unknown action', { type: 'dataset.destroy' }],
  ['an unknown field', { ...approve, gas: 1 }],
  ['a wrong checksum', { ...approve, dataset: { contributor: astrid.replace('C8', 'c8'), root } }],
  ['the zero address', { type: 'trainer.set', trainer: `0x${'00'.repeat(20)}`, admitted: true }],
  ['a short root', { ...approve, dataset: { contributor: astrid, root: '0x12' } }],
  ['both forms of a dataset at once', { ...approve, dataset: { contributor: astrid, root, id: root } }],
  ['a name that is no label', { type: 'lineage.create', name: 'My Model', base: {} }],
  ['a reason of two lines', { type: 'dataset.reject', dataset: { id: root }, reason: 'a\nb' }],
  ['an approval with a reason', { ...approve, reason: 'good' }],
  ['a path as a config', { type: 'run.authorize', config: '../config.json', duration: '1 day' }],
  ['a duration without a unit', { type: 'run.authorize', config: root, duration: '7' }],
  ['a release as a flag of a run', { type: 'run.authorize', config: root, duration: '1 day', release: true }],
  ['a number as an amount', { type: 'token.mint', to: astrid, tokens: 5 }],
  ['an amount with an exponent', { type: 'token.mint', to: astrid, tokens: '1e18' }],
  ['more decimals than the token has', { type: 'token.mint', to: astrid, tokens: '0.1234567890123456789' }],
  ['a javascript: URI', { type: 'lineage.create', name: 'a', base: {}, uri: 'javascript:alert(1)' }],
  ['a value with a sign', { type: 'call', target: astrid, signature: '', value: '-1' }],
  ['a date that is none', { type: 'governor.setGuardianTermEnd', date: '2027-02-30' }],
  ['a tier that is none', { type: 'governor.setTiers', rules: [{ target: astrid, signature: 'f()', tier: 'easy' }] }],
  ['a reviewer of an unknown kind', { type: 'reviewer.set', reviewer: astrid, kind: 'human' }],
  ['a member that is no signer', { type: 'council.setMembers', members: ['0x1234'], threshold: 1 }],
  ['an unknown asset', { type: 'stream.close', recipient: astrid, asset: 'BTC' }],
  [
    'a weight of nothing',
    { type: 'reward.setWeights', version: root, weights: [{ dataset: { id: root }, weight: 0 }] },
  ],
  ['a signature with a modifier', { type: 'call', target: astrid, signature: 'f() payable' }],
])('refuses %s', (_, action) => {
  expect(() => parseActions(document(action))).toThrow(ActionsError)
})

test(`refuses no action, and more than ${maxActions}`, () => {
  expect(() => parseActions(document())).toThrow(ActionsError)
  expect(() => parseActions(document(...Array.from({ length: maxActions + 1 }, () => approve)))).toThrow(ActionsError)
})

test('names file, field, what was found and what is allowed', () => {
  expect(() => parseActions(document(approve, { type: 'trainer.set', trainer: '0x1', admitted: 'yes' }))).toThrow(
    [
      'actions.json is not valid.',
      '  actions.json: actions[1].trainer: found "0x1", allowed an address: 0x and 40 hex digits',
      '  actions.json: actions[1].admitted: found "yes", allowed true or false',
    ].join('\n'),
  )
})
