import type { DecodedCall } from '@althing/proposals'
import { expect, test } from 'vitest'
import { tierReason } from './tierReason.ts'

const call = (changes: Partial<DecodedCall>): DecodedCall => ({
  index: 0,
  target: '0x0000000000000000000000000000000000000001',
  contract: 'datasets',
  value: 0n,
  calldata: '0x12345678',
  signature: 'approve(bytes32)',
  method: 'approve',
  args: [],
  exact: true,
  ...changes,
})

test('names the first of the calls that make a batch stricter', () => {
  const calls = [call({}), call({ index: 1, contract: 'models', method: 'release' }), call({ index: 2 })]
  expect(tierReason(calls, ['Routine', 'Model', 'Model'])).toBe(
    'Because of action 2, and 1 more: models.release changes what a model is, or who works on it.',
  )
})

test('says that a call sends ETH before anything else', () => {
  expect(tierReason([call({ value: 1n })], ['Constitutional'])).toBe('Because of action 1: it sends ETH.')
})

test('says where nothing vouches for a call', () => {
  expect(tierReason([call({ contract: null, method: null })], ['Constitutional'])).toBe(
    'Because of action 1: nothing vouches for what it does.',
  )
})

test('needs no single call to be routine', () => {
  expect(tierReason([call({})], ['Routine'])).toBe('Every action is part of the day-to-day work.')
})
