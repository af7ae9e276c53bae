import { contractNames, newActFile, parseDeployment, withSignature } from '@althing/proposals'
import { numberToHex } from 'viem'
import { expect, test } from 'vitest'
import { ActFileError, formatAct, parseAct } from './parseAct.ts'

const word = `0x${'11'.repeat(32)}` as const
const deployment = parseDeployment({
  format: 'deployment/1',
  chainId: 31_337,
  name: 'Althing',
  genesisHash: word,
  blockNumber: 1,
  clock: 'blocknumber',
  contracts: Object.fromEntries(contractNames.map((name, index) => [name, numberToHex(index + 1, { size: 20 })])),
  codeHashes: Object.fromEntries(contractNames.map((name) => [name, word])),
})
const { governor } = deployment.contracts
const veto = { type: 'veto', governor, proposalId: '7', reason: 'It is a trap.', nonce: '0', deadline: '9' } as const
const file = withSignature(newActFile(deployment, veto), { member: numberToHex(1, { size: 20 }), signature: '0x12' })

test('what was saved is what is opened', () => {
  expect(parseAct(formatAct(file), deployment)).toEqual(file)
})

test.each([
  ['nothing', ''],
  ['no JSON', '{'],
  ['another format', '{"format":"council-act/2"}'],
  ['a field twice', formatAct(file).replace('"chainId"', '"chainId": 31337, "chainId"')],
  ['an unknown act', formatAct(file).replace('"veto"', '"approve"')],
  ['another chain', formatAct(file).replace('31337', '1')],
  ['another council', formatAct({ ...file, council: governor })],
])('%s is refused', (_what, text) => {
  expect(() => parseAct(text, deployment)).toThrow(ActFileError)
})
