import { contractNames, DeploymentError } from '@althing/proposals'
import { expect, test } from 'vitest'
import { parseRuntimeConfig, RuntimeConfigError } from './runtimeConfig.ts'

const addressOf = (index: number) => `0x${String(index + 1).padStart(40, '0')}`
const deployment = {
  format: 'deployment/1',
  chainId: 31_337,
  name: 'Althing',
  genesisHash: `0x${'11'.repeat(32)}`,
  blockNumber: 1,
  clock: 'blocknumber',
  contracts: Object.fromEntries(contractNames.map((name, index) => [name, addressOf(index)])),
  codeHashes: Object.fromEntries(contractNames.map((name) => [name, `0x${'22'.repeat(32)}`])),
}
const person = { name: 'Astrid', role: 'holder', address: addressOf(99), privateKey: `0x${'33'.repeat(32)}` }
const runtime = {
  rpcUrl: 'http://127.0.0.1:8545',
  apiUrl: 'http://127.0.0.1:4174/',
  deployment,
  local: { people: [person] },
}

test('a runtime config is read, without a slash behind the API', () => {
  const parsed = parseRuntimeConfig(runtime)

  expect(parsed.apiUrl).toBe('http://127.0.0.1:4174')
  expect(parsed.local?.people).toEqual([person])
})

test('people with keys are dropped on any chain but the local one', () => {
  expect(parseRuntimeConfig({ ...runtime, deployment: { ...deployment, chainId: 1 } }).local).toBeNull()
})

test.each([
  ['no object', null],
  ['an RPC URL that is none', { ...runtime, rpcUrl: 'javascript:alert(1)' }],
  ['a missing API', { ...runtime, apiUrl: undefined }],
  ['a key that is none', { ...runtime, local: { people: [{ ...person, privateKey: '0x12' }] } }],
])('%s is refused', (_what, input) => {
  expect(() => parseRuntimeConfig(input)).toThrow(RuntimeConfigError)
})

test('a deployment that is none is refused', () => {
  expect(() => parseRuntimeConfig({ ...runtime, deployment: { ...deployment, clock: 'moon' } })).toThrow(
    DeploymentError,
  )
})
