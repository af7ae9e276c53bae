import { expect, test } from 'vitest'
import { revertDataOf } from './revertData.ts'

const data = '0x12345678'
test.each<[string, unknown]>([
  ['ethers', { code: 'CALL_EXCEPTION', data }],
  ['ethers, inside info', { info: { error: { code: 3, data } } }],
  ['viem', Object.assign(new Error('x'), { cause: Object.assign(new Error('y'), { cause: { data } }) })],
  ['geth', { error: { code: 3, message: 'execution reverted', data } }],
  ['Hardhat', { error: { data: { data, message: 'reverted' } } }],
])('finds the data in an error of %s', (_, error) => {
  expect(revertDataOf(error)).toBe(data)
})

test.each<[string, unknown]>([
  ['nothing', null],
  ['text', 'reverted'],
  ['no data', new Error('timeout')],
  ['empty data', { data: '0x' }],
  ['data that is no hex', { data: 'reverted' }],
])('finds none in %s', (_, error) => {
  expect(revertDataOf(error)).toBeNull()
})

test('an error that holds itself ends', () => {
  const error: Record<string, unknown> = {}
  error['cause'] = error
  expect(revertDataOf(error)).toBeNull()
})
