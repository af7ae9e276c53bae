import { type ContractName, contractInterface, type RoleEvent } from '@althing/proposals'
import { toQuantity } from 'ethers'
import { z } from 'zod'
import type { RpcRequest } from './rpc.ts'

const LOG_RANGE = 5_000

const quantitySchema = z.string().transform(Number)
const logsSchema = z.array(z.object({ topics: z.array(z.string()), data: z.string() }))

/** The answer of one view function of one of our contracts. */
export async function readContract(
  rpc: RpcRequest,
  target: { readonly name: ContractName; readonly address: string },
  method: string,
  args: readonly unknown[] = [],
): Promise<unknown> {
  const abi = contractInterface(target.name)
  const call = { to: target.address, data: abi.encodeFunctionData(method, args) }
  const answer = z.string().parse(await rpc('eth_call', [call, 'latest']))

  return abi.decodeFunctionResult(method, answer)[0]
}

/** Height of the chain. */
async function readBlockNumber(rpc: RpcRequest): Promise<number> {
  return quantitySchema.parse(await rpc('eth_blockNumber', []))
}

/** Hash of the chain's block 0. */
export async function readGenesisHash(rpc: RpcRequest): Promise<string> {
  return z.object({ hash: z.string() }).parse(await rpc('eth_getBlockByNumber', ['0x0', false])).hash
}

/** Runtime code at `address`; `0x` where there is none. */
export async function readCode(rpc: RpcRequest, address: string): Promise<string> {
  return z.string().parse(await rpc('eth_getCode', [address, 'latest']))
}

/** Block that holds the first of `transactions`. */
export async function readFirstBlock(rpc: RpcRequest, transactions: readonly string[]): Promise<number> {
  const receipts = await Promise.all(transactions.map((hash) => rpc('eth_getTransactionReceipt', [hash])))
  const blocks = receipts.map((receipt) => z.object({ blockNumber: quantitySchema }).parse(receipt).blockNumber)

  return Math.min(...blocks)
}

/** Every change of a role of the timelock since `fromBlock`, in ranges that public nodes answer. */
export async function readRoleEvents(rpc: RpcRequest, timelock: string, fromBlock: number): Promise<RoleEvent[]> {
  const abi = contractInterface('timelock')
  const topics = [[abi.getEvent('RoleGranted')?.topicHash, abi.getEvent('RoleRevoked')?.topicHash]]
  const head = await readBlockNumber(rpc)
  const events: RoleEvent[] = []

  for (let from = fromBlock; from <= head; from += LOG_RANGE) {
    const to = Math.min(from + LOG_RANGE - 1, head)
    const filter = { address: timelock, topics, fromBlock: toQuantity(from), toBlock: toQuantity(to) }
    for (const log of logsSchema.parse(await rpc('eth_getLogs', [filter]))) {
      const parsed = abi.parseLog(log)
      if (!parsed) continue
      const kind = parsed.name === 'RoleGranted' ? 'granted' : 'revoked'
      events.push({ kind, role: String(parsed.args['role']), account: String(parsed.args['account']) })
    }
  }
  return events
}
