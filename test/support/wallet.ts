/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Page } from 'playwright-core'
import { asHex } from '@althing/proposals'
import { createWalletClient, defineChain, type Hex, http, numberToHex } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { z } from 'zod'

export type WalletOptions = { privateKey: Hex; rpcUrl: string; chainId?: number; name?: string; rdns?: string }

/** A wallet outside of the page: keys never enter it, the page gets an EIP-1193 proxy announced by EIP-6963. */
export type TestWallet = {
  address: Hex
  /** Methods that the page asked for, in order. */
  asked: string[]
  /** Declines the next request of this method. */
  rejectNext(method: string): void
  /** The user picks another chain in the wallet. */
  setChain(chainId: number): Promise<void>
}

type State = { chainId: number; authorized: boolean; rejected: Set<string>; asked: string[] }
type Handler = (params: readonly unknown[]) => unknown

/** An error as EIP-1193 has it. */
class WalletError extends Error {
  readonly code: number
  readonly data: unknown

  constructor(code: number, message: string, data?: unknown) {
    super(message)
    this.code = code
    this.data = data
  }
}

/** Puts a wallet into every page that `page` opens from now on. */
export async function installWallet(page: Page, options: WalletOptions): Promise<TestWallet> {
  const { privateKey, rpcUrl, chainId = 31_337, name = 'Test Wallet', rdns = 'org.althing.test' } = options
  const account = privateKeyToAccount(privateKey)
  const state: State = { chainId, authorized: false, rejected: new Set(), asked: [] }
  const emit = (event: string, data: unknown) =>
    page.evaluate(([key, kind, value]) => Reflect.get(window, `wallet:${key}`)(kind, value), [
      rdns,
      event,
      data,
    ] as const)
  const handlers = createHandlers({ state, account, rpcUrl, emit })
  const handle = async (method: string, params: readonly unknown[] = []) => {
    state.asked.push(method)
    if (state.rejected.delete(method)) throw new WalletError(4001, 'User rejected the request.')
    return handlers[method] ? handlers[method](params) : rpc(rpcUrl, method, params)
  }
  await page.exposeBinding(`ask:${rdns}`, async (_source, method: string, params: unknown[]) =>
    handle(method, params).then(
      (result) => ({ result }),
      (error: WalletError) => ({ error: { code: error.code ?? -32_603, message: error.message, data: error.data } }),
    ),
  )
  await page.addInitScript(announceWallet, { name, rdns })
  return {
    address: account.address,
    asked: state.asked,
    rejectNext: (method) => void state.rejected.add(method),
    setChain: async (next) => {
      state.chainId = next
      await emit('chainChanged', numberToHex(next))
    },
  }
}

const transactionSchema = z.object({ to: z.string(), data: z.string() })
const answerSchema = z.object({
  result: z.unknown(),
  error: z.object({ code: z.number(), message: z.string(), data: z.unknown() }).optional(),
})

type Parts = {
  state: State
  account: ReturnType<typeof privateKeyToAccount>
  rpcUrl: string
  emit: (event: string, data: unknown) => Promise<unknown>
}

function createHandlers({ state, account, rpcUrl, emit }: Parts): Record<string, Handler> {
  const chain = () =>
    defineChain({
      id: state.chainId,
      name: 'test',
      nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
      rpcUrls: { default: { http: [rpcUrl] } },
    })
  return {
    eth_chainId: () => numberToHex(state.chainId),
    eth_accounts: () => (state.authorized ? [account.address] : []),
    eth_requestAccounts: () => {
      state.authorized = true
      return [account.address]
    },
    wallet_requestPermissions: () => {
      state.authorized = true
      return [
        { parentCapability: 'eth_accounts', caveats: [{ type: 'restrictReturnedAccounts', value: [account.address] }] },
      ]
    },
    wallet_getPermissions: () => (state.authorized ? [{ parentCapability: 'eth_accounts' }] : []),
    wallet_revokePermissions: () => {
      state.authorized = false
      return null
    },
    wallet_switchEthereumChain: async ([wanted]) => {
      state.chainId = Number(z.object({ chainId: z.string() }).parse(wanted).chainId)
      await emit('chainChanged', numberToHex(state.chainId))
      return null
    },
    wallet_addEthereumChain: () => null,
    personal_sign: ([raw]) => account.signMessage({ message: { raw: asHex(String(raw)) } }),
    eth_signTypedData_v4: ([, text]) => account.signTypedData(JSON.parse(String(text))),
    eth_sendTransaction: async ([transaction]) => {
      const { to, data } = transactionSchema.parse(transaction)
      const client = createWalletClient({ account, chain: chain(), transport: http(rpcUrl) })
      return client.sendTransaction({ to: asHex(to), data: asHex(data) })
    },
  }
}

async function rpc(url: string, method: string, params: readonly unknown[]): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params })
  const answer = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
  const { result, error } = answerSchema.parse(await answer.json())
  if (error) throw new WalletError(error.code, error.message, error.data)
  return result
}

/** Runs inside the page. */
function announceWallet({ name, rdns }: { name: string; rdns: string }) {
  type Answer = { result?: unknown; error?: { code: number; message: string; data?: unknown } }
  const listeners = new Map<string, Set<(data: unknown) => void>>()
  const provider = {
    request: async ({ method, params }: { method: string; params?: unknown }) => {
      const answer: Answer = await Reflect.get(window, `ask:${rdns}`)(method, params)
      if (answer.error) throw Object.assign(new Error(answer.error.message), answer.error)
      return answer.result
    },
    on: (event: string, listener: (data: unknown) => void) => {
      const known = listeners.get(event) ?? new Set()
      listeners.set(event, known.add(listener))
      return provider
    },
    removeListener: (event: string, listener: (data: unknown) => void) => {
      listeners.get(event)?.delete(listener)
      return provider
    },
  }
  Reflect.set(window, `wallet:${rdns}`, (event: string, data: unknown) => {
    for (const listener of listeners.get(event) ?? []) listener(data)
  })
  const icon = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
  const info = Object.freeze({ uuid: crypto.randomUUID(), name, rdns, icon })
  const announce = () =>
    window.dispatchEvent(new CustomEvent('eip6963:announceProvider', { detail: Object.freeze({ info, provider }) }))
  window.addEventListener('eip6963:requestProvider', announce)
  announce()
}
