import { CliError } from './cliError.ts'

/** One JSON-RPC call without a client, to ask an address whether a chain answers there at all. */
export async function rpcCall(url: string, method: string, params: readonly unknown[]): Promise<unknown> {
  const unreachable = (why: string, cause?: unknown) =>
    new CliError('network', `--rpc ${url}: found ${why}, allowed an Ethereum JSON-RPC endpoint`, { cause })

  let body: unknown
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
      signal: AbortSignal.timeout(10_000),
    })
    body = await response.json()
  } catch (cause) {
    throw unreachable('no answer', cause)
  }
  if (body === null || typeof body !== 'object' || !('result' in body)) throw unreachable('another kind of answer')
  return body.result
}
