import { z } from 'zod'
import type { RpcEndpoint } from '../chain/rpcEndpoint.ts'
import { RpcUnavailable } from '../chain/rpcError.ts'

/** EIP-1559 fees, in wei. */
export type Fees = { readonly maxFee: bigint; readonly priorityFee: bigint }

/** What the key may spend: on one unit of gas, and in 24 hours. */
export type SpendingLimits = { readonly maxFeePerGas: bigint; readonly perDay: bigint }

/** A limit of the settings stops a transaction: a person must raise the limit or wait. */
export class SpendingLimitReached extends Error {
  override name = 'SpendingLimitReached'
}

const defaultPriorityFee = 1_000_000_000n

/** Fees that outlast several full blocks: twice the base fee and the node's tip, at most the limit. */
export async function suggestFees(endpoint: RpcEndpoint, limits: SpendingLimits): Promise<Fees> {
  const block = z
    .object({ baseFeePerGas: z.coerce.bigint() })
    .safeParse(await endpoint.request('eth_getBlockByNumber', 'latest', false))
  if (!block.success) throw new RpcUnavailable(`${endpoint.label} gave a latest block without a base fee`)
  const tip = await endpoint.request('eth_maxPriorityFeePerGas').then(
    (answer) => z.coerce.bigint().parse(answer),
    () => defaultPriorityFee,
  )
  const { baseFeePerGas } = block.data
  if (baseFeePerGas > limits.maxFeePerGas)
    throw new SpendingLimitReached(
      `the base fee is ${baseFeePerGas} wei, ALTHING_MAX_FEE_GWEI allows ${limits.maxFeePerGas}: waiting`,
    )
  const maxFee = smaller(2n * baseFeePerGas + tip, limits.maxFeePerGas)
  return { maxFee, priorityFee: smaller(tip, maxFee) }
}

/** Fees that replace a waiting transaction: at least × 1.125, or null where the limit forbids it. */
export function replacementFees(fees: Fees, limits: SpendingLimits): Fees | null {
  const raised = { maxFee: raise(fees.maxFee), priorityFee: raise(fees.priorityFee) }
  return raised.maxFee > limits.maxFeePerGas ? null : raised
}

function raise(fee: bigint): bigint {
  return (fee * 1125n + 999n) / 1000n
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}
