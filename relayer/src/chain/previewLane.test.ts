import type { Hex } from 'viem'
import { expect, test } from 'vitest'
import type { EventDecoder } from './eventDecoder.ts'
import { createPreviewLane } from './previewLane.ts'
import type { RpcEndpoint } from './rpcEndpoint.ts'
import { ChainDataInvalid } from './rpcError.ts'

const word = (value: number): Hex => `0x${value.toString(16).padStart(64, '0')}`
const final = { number: 10, hash: word(10), timestamp: 1_000 }

const decoder: EventDecoder = {
  addresses: [],
  events: [],
  kindOf: () => undefined,
  decode: () => {
    throw new ChainDataInvalid('nothing is followed')
  },
}

const header = (number: number, hash: Hex, parentHash: Hex) => ({
  hash,
  parentHash,
  number: `0x${number.toString(16)}`,
  timestamp: '0x1',
  stateRoot: word(1),
  receiptsRoot: word(1),
  transactionsRoot: word(1),
  sha3Uncles: word(1),
  miner: '0x00',
  logsBloom: `0x${'00'.repeat(256)}`,
  difficulty: '0x0',
  gasLimit: '0x0',
  gasUsed: '0x0',
  extraData: '0x',
})

/** Answers like a chain of one block a hundred, its hash the number, altered as a liar would. */
function createEndpoint(byHash: (hash: Hex) => unknown): RpcEndpoint & { asked: number } {
  const endpoint = {
    asked: 0,
    label: 'fake',
    batch: async () => [],
    async request(method: string, first?: unknown): Promise<unknown> {
      if (++endpoint.asked > 2_000) throw new RangeError('asked without end')
      if (method === 'eth_getBlockByNumber') return header(14, word(14), word(13))
      if (method === 'eth_getLogs') return null
      return byHash(`0x${String(first).slice(2)}`)
    },
  }
  return endpoint
}

const honest = (hash: Hex) => header(Number(hash), hash, word(Number(hash) - 1))

test('follows the latest block down to the final one', async () => {
  const lane = createPreviewLane([createEndpoint(honest)], decoder)

  expect(await lane.step(final)).toEqual({ head: { number: 14, hash: word(14), timestamp: 1 }, events: [] })
  expect(await lane.step(final)).toBeNull()
})

test.for([
  ['whose number does not fall', (hash: Hex) => header(13, hash, word(Number(hash) + 1))],
  ['that is another than was asked for', (hash: Hex) => header(13, word(99), hash)],
] as const)('a parent %s ends the step instead of keeping it busy for ever', async ([, lie]) => {
  const liar = createEndpoint(lie)
  const lane = createPreviewLane([liar], decoder)

  await expect(lane.step(final)).rejects.toBeInstanceOf(ChainDataInvalid)
  expect(liar.asked).toBeLessThan(10)
})

test('the next endpoint is asked where the first one lies', async () => {
  const lane = createPreviewLane([createEndpoint((hash) => header(13, hash, hash)), createEndpoint(honest)], decoder)

  expect(await lane.step(final)).toMatchObject({ head: { number: 14 } })
})

test('logs that are none are the endpoint’s failure, which passes', async () => {
  const garbage = createEndpoint((hash) => ({ ...honest(hash), logsBloom: `0x${'ff'.repeat(256)}` }))
  const lane = createPreviewLane([garbage], { ...decoder, addresses: [`0x${'11'.repeat(20)}`] })

  await expect(lane.step(final)).rejects.toBeInstanceOf(ChainDataInvalid)
})
