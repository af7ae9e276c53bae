import { z } from 'zod'
import type { RpcEndpoint } from './rpcEndpoint.ts'
import { ChainMismatch, RpcRefused, RpcUnavailable } from './rpcError.ts'

/** Which blocks count as final: those under a tag of the consensus, or those buried by `depth` blocks. */
export type Finality = { readonly tag: 'finalized' | 'safe' } | { readonly depth: number }

/**
 * The highest block that an endpoint calls final.
 *
 * @throws ChainMismatch when the chain does not know the tag: that is a setting to change, never a guess to make.
 */
export async function finalHeight(endpoint: RpcEndpoint, finality: Finality): Promise<number> {
  if ('depth' in finality) {
    const head = z.coerce
      .number()
      .int()
      .safeParse(await endpoint.request('eth_blockNumber'))
    if (!head.success) throw new RpcUnavailable(`${endpoint.label} answered eth_blockNumber with something else`)
    return Math.max(0, head.data - finality.depth)
  }
  const block = await tagged(endpoint, finality.tag)
  const parsed = z.object({ number: z.coerce.number().int() }).safeParse(block)
  if (!parsed.success) throw new ChainMismatch(missingTag(endpoint, finality.tag))
  return parsed.data.number
}

async function tagged(endpoint: RpcEndpoint, tag: string): Promise<unknown> {
  try {
    return await endpoint.request('eth_getBlockByNumber', tag, false)
  } catch (cause) {
    if (cause instanceof RpcRefused) throw new ChainMismatch(missingTag(endpoint, tag), { cause })
    throw cause
  }
}

function missingTag(endpoint: RpcEndpoint, tag: string): string {
  return `${endpoint.label} has no block tagged "${tag}": set ALTHING_FINALITY to safe or depth:N if the chain has no such tag`
}
