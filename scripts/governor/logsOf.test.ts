import { contractInterface } from '@althing/proposals'
import { testDeployment as deployment } from '../../proposals/src/testing/deployment.ts'
import { JsonRpcProvider, Log } from 'ethers'
import { expect, test } from 'vitest'
import { logsOf } from './logsOf.ts'

const head = 25_004
const contract = 'runs'
const event = 'RunExpired'

/** A node at block `head` that holds a log of run 7 in each block of `blocks`, and notes what it is asked. */
function nodeWith(blocks: readonly number[]) {
  const asked: unknown[] = []
  const { data, topics } = contractInterface(contract).encodeEventLog(event, [7n])
  const base = {
    address: deployment.contracts.runs,
    data,
    topics,
    blockHash: '0x',
    transactionHash: '0x',
    removed: false,
  }
  const logAt = (blockNumber: number) =>
    new Log({ ...base, blockNumber, index: 0, transactionIndex: 0 }, new JsonRpcProvider('http://127.0.0.1:9', 1))
  const getLogs = async ({ fromBlock, toBlock }: { fromBlock?: unknown; toBlock?: unknown; blockHash?: string }) => {
    asked.push([fromBlock, toBlock])
    return blocks.filter((block) => block >= Number(fromBlock) && block <= Number(toBlock)).map(logAt)
  }
  return { asked, provider: { getBlockNumber: async () => head, getLogs } }
}

test('every block up to the newest is asked for once, in ranges, and said to be', async () => {
  const { asked, provider } = nodeWith([5, 10_004, 10_005, head])
  const progress: unknown[] = []
  const found: unknown[] = []
  const onProgress = (...at: unknown[]) => progress.push(at)
  for await (const [runId] of logsOf(provider, deployment, { contract, event, fromBlock: 5, onProgress }))
    found.push(runId)

  expect(found).toEqual([7n, 7n, 7n, 7n])
  expect(asked).toEqual([
    [5, 10_004],
    [10_005, 20_004],
    [20_005, head],
  ])
  expect(progress).toEqual([
    [10_000, 25_000],
    [20_000, 25_000],
    [25_000, 25_000],
  ])
})

test('it begins with the deployment, and ends with what its reader looked for', async () => {
  const { asked, provider } = nodeWith([deployment.blockNumber])
  for await (const [runId] of logsOf(provider, deployment, { contract, event })) {
    expect(runId).toBe(7n)
    break
  }

  expect(asked).toEqual([[deployment.blockNumber, deployment.blockNumber + 9_999]])
})
