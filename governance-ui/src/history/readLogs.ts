import type { Reader } from '../chain/useReader.ts'

/** Blocks that are searched for one list at most; what lies before is said to be missing. */
const historySpan = 100_000n

/** First block of the search, and whether that leaves out part of the history. */
export async function historyRange({ client, deployment }: Reader) {
  // Not viem's block number, which it keeps for a while: what was just done would be missing.
  const { number: head } = await client.getBlock()
  const first = BigInt(deployment.blockNumber)
  const fromBlock = head - first > historySpan ? head - historySpan : first
  return { fromBlock, toBlock: head, incomplete: fromBlock > first }
}

/** Searches of at most that many blocks, from the first block on, that leave no block out. */
export function logWindows(first: bigint, last: bigint): { fromBlock: bigint; toBlock: bigint }[] {
  if (last < first) return []
  const count = Number((last - first) / historySpan) + 1
  return Array.from({ length: count }, (_, index) => {
    const fromBlock = first + BigInt(index) * historySpan
    const end = fromBlock + historySpan - 1n
    return { fromBlock, toBlock: end < last ? end : last }
  })
}
