import { type ContractName, contractInterface, type Deployment } from '@althing/proposals'
import type { Provider, Result } from 'ethers'

/** Blocks that are asked for at once; endpoints refuse larger ranges. */
const widestRange = 10_000

export interface LogQuery {
  readonly contract: ContractName
  readonly event: string
  /** Indexed arguments in order; null stands for any. */
  readonly args?: readonly unknown[]
  /** First block that may hold one; the deployment's, unless given. */
  readonly fromBlock?: number
  /** Called after each range, with the number of blocks so far and in all. */
  readonly onProgress?: (blocks: number, total: number) => void
}

/** Arguments of a contract's events up to the newest block, oldest first. A reader that has found its event stops there. */
export async function* logsOf(
  provider: Pick<Provider, 'getBlockNumber' | 'getLogs'>,
  deployment: Deployment,
  query: LogQuery,
): AsyncGenerator<Result> {
  const { contract, event, args = [], fromBlock: first = deployment.blockNumber, onProgress } = query
  const view = contractInterface(contract)
  const topics = view.encodeFilterTopics(event, [...args])
  const head = await provider.getBlockNumber()
  for (let fromBlock = first; fromBlock <= head; fromBlock += widestRange) {
    const toBlock = Math.min(fromBlock + widestRange - 1, head)
    // One range after the other: endpoints limit how much is asked at once, too.
    // oxlint-disable-next-line no-await-in-loop
    const logs = await provider.getLogs({ address: deployment.contracts[contract], topics, fromBlock, toBlock })
    for (const log of logs) yield view.decodeEventLog(event, log.data, log.topics)
    onProgress?.(toBlock - first + 1, head - first + 1)
  }
}
