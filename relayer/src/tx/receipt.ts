import { isHex, type Hex } from 'viem'
import { z } from 'zod'
import { agree, type Quorum } from '../chain/quorum.ts'

const hex = z.custom<Hex>((value) => isHex(value), 'expected 0x hex')
const receiptSchema = z
  .object({
    transactionHash: hex,
    blockNumber: z.coerce.number().int(),
    blockHash: hex,
    status: z.enum(['0x0', '0x1']),
    gasUsed: z.coerce.bigint(),
    effectiveGasPrice: z.coerce.bigint(),
  })
  .nullable()

/** What q endpoints agree happened to a transaction. */
export type AgreedReceipt = NonNullable<z.infer<typeof receiptSchema>>

/** The receipt that q endpoints agree on among the signings of one transaction, or null while none is mined. */
export async function agreedReceipt(quorum: Quorum, hashes: readonly Hex[]): Promise<AgreedReceipt | null> {
  for (const hash of hashes) {
    const { value } = await agree(quorum, `receipt of ${hash}`, {
      ask: async (endpoint) => receiptSchema.parse(await endpoint.request('eth_getTransactionReceipt', hash)),
      keyOf: (receipt) => (receipt ? `${receipt.blockHash} ${receipt.status}` : 'none'),
    })
    if (value) return value
  }
  return null
}
