import { isHex, type Hex } from 'viem'
import { z } from 'zod'

const hex = z.custom<Hex>((value) => isHex(value), 'expected 0x hex')

/** A log as JSON-RPC gives it. */
export const logSchema = z.object({
  address: hex,
  topics: z.array(hex).max(4),
  data: hex,
  blockNumber: hex,
  blockHash: hex,
  transactionHash: hex,
  logIndex: hex,
})

export type RawLog = z.infer<typeof logSchema>
