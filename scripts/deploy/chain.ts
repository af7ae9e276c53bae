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

/** A rule of the governor's table of tiers, in the order in which it was set. */
export interface TierRuleEvent {
  readonly target: string
  readonly selector: string
  readonly tier: bigint
}

/** Every rule that the governor's table was given since `fromBlock`. */
export async function readTierRules(rpc: RpcRequest, governor: string, fromBlock: number): Promise<TierRuleEvent[]> {
  const abi = contractInterface('governor')
  const logs = await readLogs(rpc, { address: governor, topics: [abi.getEvent('TierRuleSet')?.topicHash], fromBlock })
  return logs.flatMap((log) => {
    const args = abi.parseLog(log)?.args
    if (!args) return []
    return [{ target: String(args['target']), selector: String(args['selector']), tier: BigInt(String(args['tier'])) }]
  })
}

/** Every change of a role of the timelock since `fromBlock`. */
export async function readRoleEvents(rpc: RpcRequest, timelock: string, fromBlock: number): Promise<RoleEvent[]> {
  const abi = contractInterface('timelock')
  const topics = [[abi.getEvent('RoleGranted')?.topicHash, abi.getEvent('RoleRevoked')?.topicHash]]
  const logs = await readLogs(rpc, { address: timelock, topics, fromBlock })
  return logs.flatMap((log): RoleEvent[] => {
    const parsed = abi.parseLog(log)
    if (!parsed) return []
    const kind = parsed.name === 'RoleGranted' ? 'granted' : 'revoked'
    return [{ kind, role: String(parsed.args['role']), account: String(parsed.args['account']) }]
  })
}

/** Logs up to the head, in ranges that public nodes answer. */
async function readLogs(
  rpc: RpcRequest,
  { address, topics, fromBlock }: { address: string; topics: readonly unknown[]; fromBlock: number },
): Promise<z.output<typeof logsSchema>> {
  const head = await readBlockNumber(rpc)
  const logs: z.output<typeof logsSchema> = []
  for (let from = fromBlock; from <= head; from += LOG_RANGE) {
    const to = Math.min(from + LOG_RANGE - 1, head)
    const filter = { address, topics, fromBlock: toQuantity(from), toBlock: toQuantity(to) }
    logs.push(...logsSchema.parse(await rpc('eth_getLogs', [filter])))
  }
  return logs
}
