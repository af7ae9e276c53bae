import type { Provider } from 'ethers'

/** Unix seconds of the latest block: the clock that the contracts' deadlines are held against. */
export async function readLatestTime(provider: Provider): Promise<bigint> {
  const block = await provider.getBlock('latest')
  if (block === null) throw new TypeError('the chain has no latest block')
  return BigInt(block.timestamp)
}
