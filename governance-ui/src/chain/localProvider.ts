import { type Chain, createWalletClient, type EIP1193RequestFn, hexToBigInt, http, isHex, numberToHex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import type { Person } from '../runtime/runtimeConfig.ts'

type Request = { method: string; params?: unknown }

/** EIP-1193 over a key that everybody knows: the local chain's test accounts, and nowhere else. */
export function createLocalProvider(person: Person, chain: Chain): { request: EIP1193RequestFn } {
  if (chain.id !== 31337) throw new Error('test wallets exist on the local chain only')
  const account = privateKeyToAccount(person.privateKey)
  const wallet = createWalletClient({ account, chain, transport: http(chain.rpcUrls.default.http[0]) })

  const request = async ({ method, params }: Request): Promise<unknown> => {
    const [first, second]: readonly unknown[] = Array.isArray(params) ? params : []
    switch (method) {
      case 'eth_chainId':
        return numberToHex(chain.id)
      case 'eth_accounts':
      case 'eth_requestAccounts':
        return [account.address]
      case 'personal_sign':
        return account.signMessage({ message: { raw: requireHex(first) } })
      case 'eth_signTypedData_v4':
        return account.signTypedData(JSON.parse(String(second)))
      case 'eth_sendTransaction':
        return wallet.sendTransaction(toTransaction(first))
      default:
        return wallet.request<AnyMethod>({ method, params })
    }
  }
  // Safety: viem narrows by method; this answers each with what JSON-RPC says.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { request: request as EIP1193RequestFn }
}

/** Whatever else a page asks a wallet goes to the node as it is. */
type AnyMethod = { Method: string; Parameters: unknown; ReturnType: unknown }

function toTransaction(request: unknown) {
  const field = (name: string): unknown =>
    typeof request === 'object' && request !== null ? Reflect.get(request, name) : undefined
  const [data, value, gas] = [field('data'), field('value'), field('gas')]
  return {
    to: requireHex(field('to')),
    ...(isHex(data) && { data }),
    ...(isHex(value) && { value: hexToBigInt(value) }),
    ...(isHex(gas) && { gas: hexToBigInt(gas) }),
  }
}

function requireHex(value: unknown): `0x${string}` {
  if (isHex(value)) return value
  throw new TypeError(`found ${String(value)}, allowed 0x and hexadecimal digits`)
}
