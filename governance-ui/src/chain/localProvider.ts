import { type Chain, createWalletClient, type EIP1193RequestFn, hexToBigInt, http, numberToHex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import type { Person } from '../runtime/runtimeConfig.ts'

type Request = { method: string; params?: unknown }

/** EIP-1193 over a key that everybody knows: the local chain's test accounts, and nowhere else. */
export function createLocalProvider(person: Person, chain: Chain): { request: EIP1193RequestFn } {
  if (chain.id !== 31337) throw new Error('test wallets exist on the local chain only')
  const account = privateKeyToAccount(person.privateKey)
  const wallet = createWalletClient({ account, chain, transport: http(chain.rpcUrls.default.http[0]) })

  const request = async ({ method, params }: Request): Promise<unknown> => {
    // Safety: JSON-RPC parameters are positional.
    const list = (params ?? []) as readonly never[]
    switch (method) {
      case 'eth_chainId':
        return numberToHex(chain.id)
      case 'eth_accounts':
      case 'eth_requestAccounts':
        return [account.address]
      case 'personal_sign':
        return account.signMessage({ message: { raw: list[0] as unknown as `0x${string}` } })
      case 'eth_signTypedData_v4':
        return account.signTypedData(JSON.parse(String(list[1])))
      case 'eth_sendTransaction':
        return wallet.sendTransaction(toTransaction(list[0] as unknown as Record<string, `0x${string}`>))
      default:
        return wallet.request({ method, params: list } as never)
    }
  }
  // Safety: viem narrows by method; this answers each with what JSON-RPC says.
  return { request: request as EIP1193RequestFn }
}

function toTransaction({ to, data, value, gas }: Record<string, `0x${string}`>) {
  return {
    ...(to && { to }),
    ...(data && { data }),
    ...(value && { value: hexToBigInt(value) }),
    ...(gas && { gas: hexToBigInt(gas) }),
  }
}
