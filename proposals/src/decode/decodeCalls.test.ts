import { Interface } from 'ethers/abi'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { asHex, type Hex } from '../hex.ts'
import { testDeployment } from '../testing/deployment.ts'
import { built, proposer, word } from '../testing/proposals.ts'
import { CallsError, decodeCalls } from './decodeCalls.ts'
import { isUnderstood } from './decodedCall.ts'

const { datasets, governor, models } = testDeployment.contracts
const one = (target: Hex, calldata: Hex, value = 0n) =>
  decodeCalls({ targets: [target], values: [value], calldatas: [calldata] }, testDeployment)
const approve = built([{ type: 'dataset.approve', dataset: { id: word(1) } }]).calldatas[0] ?? '0x'

test('names a call of ours', () => {
  expect(one(datasets, approve)).toEqual([
    {
      index: 0,
      target: datasets,
      contract: 'datasets',
      value: 0n,
      calldata: approve,
      signature: 'approve(bytes32)',
      method: 'approve',
      args: [{ name: 'datasetId', type: 'bytes32', value: word(1) }],
      exact: true,
    },
  ])
})

test('knows the target whatever the case it is written in', () => {
  expect(one(asHex(datasets.toLowerCase()), approve)[0]).toMatchObject({ contract: 'datasets', exact: true })
})

test.each<[string, Hex, Hex]>([
  ['a look-alike address', asHex(`${datasets.slice(0, -1)}5`.replace('0x00', '0x10')), approve],
  ['the function of another contract of ours', governor, approve],
  ['an unknown selector', datasets, '0xdeadbeef'],
  ['no calldata', datasets, '0x'],
  ['half a selector', datasets, '0xdead'],
  ['arguments cut short', datasets, asHex(approve.slice(0, -2))],
])('does not understand %s', (_, target, calldata) => {
  expect(one(target, calldata).filter(isUnderstood)).toEqual([])
})

test('bytes behind the arguments are not shown as if they were not there', () => {
  const [call] = one(datasets, asHex(`${approve}00`))
  expect(call).toMatchObject({ method: 'approve', exact: false })
})

test('dirty high bits of an address are not silently cut', () => {
  const clean = built([{ type: 'trainer.set', trainer: proposer, admitted: true }]).calldatas[0] ?? '0x'
  const dirty = asHex(`${clean.slice(0, 10)}ff${clean.slice(12)}`)
  expect(one(testDeployment.contracts.runs, dirty).filter(isUnderstood)).toEqual([])
})

test('offsets that point elsewhere are decoded, but not exact', () => {
  const view = new Interface([
    'function createLineage(string,(bytes32,bytes32,uint64,uint32),(uint256[],uint16),string)',
  ])
  const canonical = view.encodeFunctionData('createLineage', ['a', [word(1), word(2), 1, 1], [[], 0], ''])
  // Both strings at the first one's place: the second is shown as "a" and its own bytes are never read.
  const body = canonical.slice(10)
  const crooked = asHex(`${canonical.slice(0, 10)}${body.slice(0, 384)}${body.slice(0, 64)}${body.slice(448)}`)
  expect(one(models, crooked)).toMatchObject([{ method: 'createLineage', exact: false }])
})

test('a string that is not UTF-8 makes the call unknown instead of throwing', () => {
  const view = new Interface([
    'function createLineage(string,(bytes32,bytes32,uint64,uint32),(uint256[],uint16),string)',
  ])
  const canonical = view.encodeFunctionData('createLineage', ['abc', [word(1), word(2), 1, 1], [[], 0], ''])
  expect(one(models, asHex(canonical.replace('616263', 'fffefd'))).filter(isUnderstood)).toEqual([])
})

test('never throws, and is exact only where encoding again gives the same bytes', () => {
  const bytes = fc.uint8Array({ maxLength: 300 }).map((value) => Buffer.from(value).toString('hex'))
  const selector = fc.constantFrom(approve.slice(2, 10), '2d0335ab', 'deadbeef', '')
  fc.assert(
    fc.property(fc.constantFrom(...Object.values(testDeployment.contracts)), selector, bytes, (target, start, rest) => {
      const [call] = one(target, asHex(`0x${start}${rest}`))
      expect(call?.calldata).toBe(`0x${start}${rest}`)
    }),
    { numRuns: 2000 },
  )
})

test('refuses arrays of different lengths', () => {
  expect(() => decodeCalls({ targets: [datasets], values: [], calldatas: ['0x'] }, testDeployment)).toThrow(CallsError)
})
