import { concat, dataLength, dataSlice, toBeHex, zeroPadBytes, type Signer } from 'ethers'

/** A log as a contract would emit it. */
export interface ForgedLog {
  readonly topics: readonly string[]
  readonly data: string
}

/** Deploys a contract that only emits these logs: anyone can, from an address of their own. */
export async function emitLogs(
  signer: Signer,
  logs: readonly ForgedLog[],
): Promise<{ address: string; blockNumber: number }> {
  const transaction = await signer.sendTransaction({ data: concat([...logs.map(encodeLog), '0x00']) })
  const receipt = await transaction.wait()
  if (!receipt?.contractAddress) throw new Error('nothing was deployed')
  return { address: receipt.contractAddress, blockNumber: receipt.blockNumber }
}

/** EVM code: the data into memory word by word, the topics onto the stack, LOGn. */
function encodeLog({ topics, data }: ForgedLog): string {
  const words = Math.ceil(dataLength(data) / 32)
  const stores = Array.from({ length: words }, (_, index) => {
    const word = dataSlice(data, index * 32, Math.min(dataLength(data), index * 32 + 32))
    return concat(['0x7f', zeroPadBytes(word, 32), '0x61', toBeHex(index * 32, 2), '0x52'])
  })
  const pushes = topics.toReversed().map((topic) => concat(['0x7f', topic]))
  return concat([
    ...stores,
    ...pushes,
    '0x61',
    toBeHex(dataLength(data), 2),
    '0x6000',
    toBeHex(0xa0 + topics.length, 1),
  ])
}
