import { isHex, toRlp, type Hex } from 'viem'
import { z } from 'zod'
import type { BlockHeader } from './blockHeader.ts'
import { indexedTrieRoot } from './merklePatricia.ts'
import { ChainDataInvalid, RpcRefused } from './rpcError.ts'
import { logSchema, type RawLog } from './rawLog.ts'
import type { RpcEndpoint } from './rpcEndpoint.ts'

const hex = z.custom<Hex>((value) => isHex(value), 'expected 0x hex')
const receiptSchema = z.object({
  transactionHash: hex,
  transactionIndex: hex,
  type: hex,
  status: hex.optional(),
  root: hex.optional(),
  cumulativeGasUsed: hex,
  logsBloom: hex,
  logs: z.array(logSchema),
  depositNonce: hex.optional(),
  depositReceiptVersion: hex.optional(),
})

/** A receipt that its block's header commits to. */
export type ProvenReceipt = {
  readonly transactionHash: Hex
  readonly succeeded: boolean
  readonly logs: readonly RawLog[]
}

/**
 * Fetches all receipts of a block and rebuilds its receipts root: what comes back is what the header says happened.
 *
 * @throws ChainDataInvalid when the header is not proven or the root differs.
 */
export async function proveReceipts(endpoint: RpcEndpoint, header: BlockHeader): Promise<readonly ProvenReceipt[]> {
  if (!header.proven) throw new ChainDataInvalid(`the header of block ${header.number} does not hash to ${header.hash}`)
  const receipts = z
    .array(receiptSchema)
    .parse(await fetchReceipts(endpoint, header))
    .toSorted((a, b) => Number(a.transactionIndex) - Number(b.transactionIndex))
  if (indexedTrieRoot(receipts.map(encodeReceipt)) !== header.receiptsRoot)
    throw new ChainDataInvalid(
      `${endpoint.label}'s receipts of block ${header.number} do not hash to its receipts root`,
    )
  let logIndex = 0
  return receipts.map((receipt) => ({
    transactionHash: receipt.transactionHash,
    succeeded: receipt.status === '0x1',
    // The root covers address, topics and data in order; everything else about a log follows from the block.
    logs: receipt.logs.map((log) => ({
      ...log,
      blockNumber: `0x${header.number.toString(16)}`,
      blockHash: header.hash,
      transactionHash: receipt.transactionHash,
      logIndex: `0x${(logIndex++).toString(16)}`,
    })),
  }))
}

async function fetchReceipts(endpoint: RpcEndpoint, header: BlockHeader): Promise<unknown> {
  try {
    return await endpoint.request('eth_getBlockReceipts', `0x${header.number.toString(16)}`)
  } catch (error) {
    if (!(error instanceof RpcRefused)) throw error
    const block = z
      .object({ transactions: z.array(hex) })
      .parse(await endpoint.request('eth_getBlockByHash', header.hash, false))
    return endpoint.batch(block.transactions.map((hash) => ({ method: 'eth_getTransactionReceipt', params: [hash] })))
  }
}

/** EIP-2718 receipt: `type ‖ rlp([status, cumulativeGasUsed, logsBloom, logs])`, with the OP stack's two extra fields. */
function encodeReceipt(receipt: z.infer<typeof receiptSchema>): Hex {
  const outcome = receipt.status === undefined ? (receipt.root ?? '0x') : trimmed(receipt.status)
  const extra = [receipt.depositNonce, receipt.depositReceiptVersion]
    .filter((field) => field !== undefined)
    .map(trimmed)
  const body = toRlp([
    outcome,
    trimmed(receipt.cumulativeGasUsed),
    receipt.logsBloom,
    receipt.logs.map((log) => [log.address, log.topics, log.data]),
    ...extra,
  ] as Parameters<typeof toRlp>[0]) // Safety: hex strings and lists of them.
  const type = Number(receipt.type)
  return type === 0 ? body : `0x${type.toString(16).padStart(2, '0')}${body.slice(2)}`
}

function trimmed(value: Hex): Hex {
  const digits = value.slice(2).replace(/^0+/, '')
  return `0x${digits.length % 2 === 0 ? digits : `0${digits}`}`
}
