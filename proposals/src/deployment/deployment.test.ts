import { expect, test } from 'vitest'
import { testDeployment } from '../testing/deployment.ts'
import { contractAt, DeploymentError, governorCaip10, parseDeployment } from './deployment.ts'

test('reads what it writes', () => {
  expect(parseDeployment(JSON.stringify(testDeployment))).toEqual(testDeployment)
})

test('names a contract by its address, whatever the case', () => {
  const { governor } = testDeployment.contracts
  expect(contractAt(testDeployment, governor.toLowerCase())).toBe('governor')
  expect(contractAt(testDeployment, `0x${'99'.repeat(20)}`)).toBeNull()
  expect(governorCaip10(testDeployment)).toBe(`eip155:31337:${governor}`)
})

const { contracts } = testDeployment
test.each([
  ['another format', { format: 'deployment/2' }],
  ['an unknown field', { rpcUrl: 'http://127.0.0.1' }],
  ['a chain id of 0', { chainId: 0 }],
  [
    'an address with a wrong checksum',
    { contracts: { ...contracts, token: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92267' } },
  ],
  ['the zero address', { contracts: { ...contracts, token: `0x${'00'.repeat(20)}` } }],
  ['one address for two contracts', { contracts: { ...contracts, token: contracts.governor } }],
  ['a missing contract', { contracts: { token: contracts.token } }],
  ['a short hash', { genesisHash: '0x11' }],
])('refuses %s', (_, changes) => {
  expect(() => parseDeployment({ ...testDeployment, ...changes })).toThrow(DeploymentError)
})

test('refuses text that is not JSON', () => {
  expect(() => parseDeployment('{')).toThrow(DeploymentError)
})

test('says which field, what was found and what is allowed', () => {
  expect(() => parseDeployment({ ...testDeployment, clock: 'hours' })).toThrow(
    'deployment: clock: found "hours", allowed "blocknumber" or "timestamp"',
  )
})
