import { RpcRefused, RpcUnavailable } from './rpcError.ts'

export type RpcCall = { readonly method: string; readonly params: readonly unknown[] }

/** One JSON-RPC server. Answers are `unknown`: whoever asked parses them. */
export type RpcEndpoint = {
  /** Shown in messages; never the path or the key in it. */
  readonly label: string
  /** @throws RpcUnavailable | RpcRefused */
  request(method: string, ...params: readonly unknown[]): Promise<unknown>
  /** Several calls in one round trip; fails as a whole with the first error. */
  batch(calls: readonly RpcCall[]): Promise<unknown[]>
}

const maxBatch = 100

/**
 * Creates an endpoint over HTTP.
 *
 * @param url A trusted setting; may carry a key, so it is never printed.
 */
export function createRpcEndpoint(url: string, options: { timeoutMs?: number } = {}): RpcEndpoint {
  const { timeoutMs = 20_000 } = options
  const label = new URL(url).host
  let nextId = 1

  async function post(body: unknown, attempt = 1): Promise<unknown> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      })
      const text = await response.text()
      if (!response.ok && !text.startsWith('{') && !text.startsWith('['))
        throw new RpcUnavailable(`${label} answered HTTP ${response.status}`)
      return JSON.parse(text)
    } catch (cause) {
      if (cause instanceof RpcUnavailable) throw cause
      if (attempt === 1 && !isTimeout(cause)) return post(body, 2) // A kept-alive connection that the server had closed.
      throw new RpcUnavailable(`${label} does not answer: ${reasonOf(cause)}`, { cause })
    }
  }

  async function send(calls: readonly RpcCall[]): Promise<unknown[]> {
    const requests = calls.map(({ method, params }) => ({ jsonrpc: '2.0', id: nextId++, method, params }))
    const answer = await post(requests.length === 1 ? requests[0] : requests)
    const answers = new Map((Array.isArray(answer) ? answer : [answer]).map((entry) => [idOf(entry), entry]))
    return requests.map(({ id, method }) => resultOf(answers.get(id) ?? answers.get(null), `${label} ${method}`))
  }

  return {
    label,
    request: async (method, ...params) => (await send([{ method, params }]))[0],
    async batch(calls) {
      const results: unknown[] = []
      for (let start = 0; start < calls.length; start += maxBatch)
        results.push(...(await send(calls.slice(start, start + maxBatch))))
      return results
    },
  }
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError'
}

function idOf(entry: unknown): unknown {
  return typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined
}

function resultOf(entry: unknown, what: string): unknown {
  if (typeof entry !== 'object' || entry === null) throw new RpcUnavailable(`${what}: no answer in the response`)
  if ('error' in entry && typeof entry.error === 'object' && entry.error !== null) {
    const { code, message, data } = entry.error as { code?: unknown; message?: unknown; data?: unknown } // Safety: all unknown.
    throw new RpcRefused(`${what}: ${String(message)}`, { code: Number(code), data })
  }
  if (!('result' in entry)) throw new RpcUnavailable(`${what}: neither result nor error`)
  return entry.result
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message || error.message : error.message
}
