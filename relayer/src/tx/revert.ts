import { modelRegistryAbi, trainingRunsAbi } from '@althing/proposals'
import { decodeErrorResult, isHex } from 'viem'
import type { RpcRefused } from '../chain/rpcError.ts'

/** A call would revert, so it was not sent. `error` is the contract's own, by name. */
export class TransactionReverts extends Error {
  override name = 'TransactionReverts'
  readonly error: { readonly name: string; readonly args: readonly unknown[] } | null

  constructor(cause: RpcRefused) {
    const error = decodeRevert(cause.data)
    super(error ? `the call reverts: ${error.name}(${error.args.map(String).join(', ')})` : cause.message, { cause })
    this.error = error
  }
}

function decodeRevert(data: unknown): TransactionReverts['error'] {
  if (!isHex(data)) return null
  try {
    const { errorName, args } = decodeErrorResult({ abi: [...trainingRunsAbi, ...modelRegistryAbi], data })
    return { name: errorName, args: args ?? [] }
  } catch {
    return null
  }
}
