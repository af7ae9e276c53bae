import { DeployError } from './deployError.ts'

/** One JSON-RPC call; rejects with the node's own error where it answers with one. */
export type RpcRequest = (method: string, params: readonly unknown[]) => Promise<unknown>

/** The node understood the call and refused it. */
export class RpcResponseError extends Error {
  override name = 'RpcResponseError'
  readonly code: number
  readonly data: unknown

  constructor(error: { code?: number; message?: string; data?: unknown }) {
    super(error.message ?? 'the node gave no reason')
    this.code = error.code ?? -32_603
    this.data = error.data
  }
}

/** Speaks JSON-RPC to `url`. @throws DeployError naming `--rpc` when the address is none or nobody answers there. */
export function createRpc(url: string): RpcRequest {
  const endpoint = parseRpcUrl(url)
  const allowed = 'the address of an Ethereum node, such as http://127.0.0.1:8545'
  let nextId = 0

  return async (method, params) => {
    let body: unknown
    try {
      const response = await fetch(endpoint, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ jsonrpc: '2.0', id: ++nextId, method, params }),
        signal: AbortSignal.timeout(30_000),
      })
      body = await response.json()
    } catch (cause) {
      throw new DeployError(`--rpc: found no answer from ${endpoint.origin}, allowed ${allowed}`, { cause })
    }
    if (body === null || typeof body !== 'object') {
      throw new DeployError(`--rpc: found another kind of answer from ${endpoint.origin}, allowed ${allowed}`)
    }
    if ('error' in body && body.error !== null && typeof body.error === 'object') throw new RpcResponseError(body.error)
    if (!('result' in body)) {
      throw new DeployError(`--rpc: found another kind of answer from ${endpoint.origin}, allowed ${allowed}`)
    }
    return body.result
  }
}

function parseRpcUrl(url: string): URL {
  if (URL.canParse(url)) {
    const parsed = new URL(url)
    if (parsed.protocol === 'http:' || parsed.protocol === 'https:') return parsed
  }
  throw new DeployError(`--rpc: found ${JSON.stringify(url)}, allowed an http:// or https:// address`)
}
