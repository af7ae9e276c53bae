import { expect, test } from 'vitest'
import { finalHeight } from './finality.ts'
import type { RpcEndpoint } from './rpcEndpoint.ts'
import { ChainMismatch, RpcRefused } from './rpcError.ts'

const answering = (answer: () => Promise<unknown>): RpcEndpoint => ({
  label: 'a',
  request: answer,
  batch: async () => [],
})

test('a tag is read from the chain', async () => {
  const endpoint = answering(async () => ({ number: '0x10' }))

  expect(await finalHeight(endpoint, { tag: 'safe' })).toBe(16)
})

test('a depth counts down from the head and never below genesis', async () => {
  const endpoint = answering(async () => '0x10')

  expect(await finalHeight(endpoint, { depth: 6 })).toBe(10)
  expect(await finalHeight(endpoint, { depth: 60 })).toBe(0)
})

test.for([
  ['answers null', null],
  ['refuses', new RpcRefused('unknown block', { code: -32_000, data: null })],
] as const)('a chain that %s for the tag is a wrong setting, not a guess', async ([, answer]) => {
  const endpoint = answering(async () => {
    if (answer) throw answer
    return answer
  })

  await expect(finalHeight(endpoint, { tag: 'finalized' })).rejects.toBeInstanceOf(ChainMismatch)
})
