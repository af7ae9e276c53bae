import { auditCouncilAbi, contractNames, parseDeployment } from '@althing/proposals'
import { createPublicClient, custom, encodeAbiParameters, encodeEventTopics, numberToHex, zeroAddress } from 'viem'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readVeto } from './readVeto.ts'

const hash = (digits: string) => `0x${digits.repeat(32)}` as const
const head = 450_000
const deployment = parseDeployment({
  format: 'deployment/1',
  chainId: 31_337,
  name: 'Althing',
  genesisHash: hash('11'),
  blockNumber: 1,
  clock: 'blocknumber',
  contracts: Object.fromEntries(contractNames.map((name, index) => [name, numberToHex(index + 1, { size: 20 })])),
  codeHashes: Object.fromEntries(contractNames.map((name) => [name, hash('11')])),
})
const proposal = { id: '7', blockNumber: 120_000 }

test('a veto is found however many blocks ago it was', async () => {
  expect(await readVeto(readerOf({ acts: 1n, vetoBlock: 130_000 }), proposal)).toEqual({
    veto: { reasonDigest: hash('cd'), actionsHash: hash('ab') },
  })
})

test('a veto is found before the block that the index told', async () => {
  const { veto } = await readVeto(readerOf({ acts: 1n, vetoBlock: 130_000 }), { ...proposal, blockNumber: 400_000 })

  expect(veto?.reasonDigest).toBe(hash('cd'))
})

test('nothing is searched where the council never acted on the proposal', async () => {
  expect(await readVeto(readerOf({ acts: 0n, vetoBlock: 130_000 }), proposal)).toEqual({ veto: null })
})

test('an act of the council that was no veto is none', async () => {
  expect(await readVeto(readerOf({ acts: 1n, vetoBlock: null }), proposal)).toEqual({ veto: null })
})

/** A node that answers for a council with so many acts on the proposal, and with its veto in one block's log. */
function readerOf({ acts, vetoBlock }: { acts: bigint; vetoBlock: number | null }) {
  const request = async ({ method, params }: { method: string; params?: unknown }) => {
    if (method === 'eth_call') return numberToHex(acts, { size: 32 })
    if (method === 'eth_getBlockByNumber') return { number: numberToHex(head), transactions: [] }
    const [{ fromBlock, toBlock }] = z.tuple([z.object({ fromBlock: z.string(), toBlock: z.string() })]).parse(params)
    return vetoBlock !== null && Number(fromBlock) <= vetoBlock && vetoBlock <= Number(toBlock)
      ? [vetoLog(vetoBlock)]
      : []
  }
  return { client: createPublicClient({ transport: custom({ request }) }), deployment }
}

function vetoLog(block: number) {
  const args = { governor: zeroAddress, proposalId: 7n, actionsHash: hash('ab') }
  return {
    address: deployment.contracts.council,
    topics: encodeEventTopics({ abi: auditCouncilAbi, eventName: 'Vetoed', args }),
    data: encodeAbiParameters([{ type: 'bytes32' }], [hash('cd')]),
    blockNumber: numberToHex(block),
    blockHash: hash('01'),
    transactionHash: hash('02'),
    transactionIndex: '0x0',
    logIndex: '0x0',
    removed: false,
  }
}
