import type { EIP1193Provider } from '@nomicfoundation/ignition-core'
import type { Wallet } from 'ethers'
import { z } from 'zod'
import type { RpcRequest } from './rpc.ts'
import type { SignedTransactions } from './signedTransactions.ts'

const quantity = z.string().transform((value) => BigInt(value))
const integer = quantity.transform(Number)

/** What Ignition asks to be sent; it chooses nonce, gas and fees itself. */
const transactionSchema = z.object({
  to: z.string().optional(),
  data: z.string().optional(),
  value: quantity.optional(),
  nonce: integer,
  gas: quantity,
  gasPrice: quantity.optional(),
  maxFeePerGas: quantity.optional(),
  maxPriorityFeePerGas: quantity.optional(),
})

/** An EIP-1193 provider that signs on this machine, with `wallet` alone, and broadcasts only what `signed` holds. */
export function createSigningProvider(
  rpc: RpcRequest,
  wallet: Wallet,
  options: { readonly chainId: bigint; readonly signed: SignedTransactions },
): EIP1193Provider {
  const { chainId, signed } = options
  const send = async (transaction: unknown): Promise<unknown> => {
    const { gas, to, data, value, gasPrice, maxFeePerGas, maxPriorityFeePerGas, nonce } =
      transactionSchema.parse(transaction)
    const fees =
      maxFeePerGas === undefined
        ? { type: 0, ...(gasPrice === undefined ? {} : { gasPrice }) }
        : { type: 2, maxFeePerGas, maxPriorityFeePerGas: maxPriorityFeePerGas ?? 0n }
    const raw = await wallet.signTransaction({
      ...fees,
      chainId,
      nonce,
      gasLimit: gas,
      to: to ?? null,
      data: data ?? '0x',
      value: value ?? 0n,
    })

    await signed.append(raw)
    return rpc('eth_sendRawTransaction', [raw])
  }

  return {
    request: async ({ method, params }) => {
      const list: readonly unknown[] = Array.isArray(params) ? params : []
      if (method === 'eth_accounts') return [wallet.address]
      if (method === 'eth_sendTransaction') return send(list[0])
      return rpc(method, list)
    },
  }
}
