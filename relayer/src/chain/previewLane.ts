import { z } from 'zod'
import { parseHeader, type BlockHeader } from './blockHeader.ts'
import type { Block, ChainEvent } from './chainEvent.ts'
import type { EventDecoder } from './eventDecoder.ts'
import { bloomBits, bloomHas } from './logsBloom.ts'
import { logSchema } from './rawLog.ts'
import type { RpcEndpoint } from './rpcEndpoint.ts'
import { ChainDataInvalid } from './rpcError.ts'

/** What lies above the final block, for display only. */
export type Preview = { readonly head: Block; readonly events: readonly ChainEvent[] }

export type PreviewLane = {
  /** Follows the latest block down to `final`; null while nothing changed. */
  step(final: Block): Promise<Preview | null>
}

type Entry = { readonly header: BlockHeader; readonly events: readonly ChainEvent[] }

/** With more blocks than this between final and latest only the head is shown: its events come when they are final. */
const widestGap = 1_024

/**
 * Creates the lane of blocks that may still be reorganised away. It is held in memory, linked by parent hashes: when the
 * chain changes, blocks are dropped down to the common ancestor. Nothing ever starts because of it.
 */
export function createPreviewLane(endpoints: readonly RpcEndpoint[], decoder: EventDecoder): PreviewLane {
  const bits = decoder.addresses.map(bloomBits)
  let entries: readonly Entry[] = []
  let shown = ''

  async function fetchEntry(endpoint: RpcEndpoint, header: BlockHeader): Promise<Entry> {
    if (!bits.some((address) => bloomHas(header.logsBloom, address))) return { header, events: [] }
    const answer = await endpoint.request('eth_getLogs', { blockHash: header.hash, address: decoder.addresses })
    const logs = z.array(logSchema).safeParse(answer)
    if (!logs.success) throw new ChainDataInvalid(`${endpoint.label} answered eth_getLogs with something else`)
    return { header, events: logs.data.filter(decoder.kindOf).map((log) => decoder.decode(log, header.timestamp)) }
  }

  async function follow(endpoint: RpcEndpoint, final: Block): Promise<readonly Entry[]> {
    const known = new Map(entries.map((entry) => [entry.header.hash, entry]))
    let header = parseHeader(await endpoint.request('eth_getBlockByNumber', 'latest', false))
    if (header.number - final.number > widestGap) return [{ header, events: [] }]
    const found: Entry[] = []
    while (header.number > final.number) {
      const entry = known.get(header.hash) ?? (await fetchEntry(endpoint, header))
      found.unshift(entry)
      const parent = known.get(header.parentHash)?.header
      if (header.parentHash === final.hash) break
      header = parent ?? (await fetchParent(endpoint, header))
    }
    return found
  }

  return {
    async step(final) {
      let failure: unknown
      for (const endpoint of endpoints)
        try {
          const found = await follow(endpoint, final)
          entries = found
          const head = found.at(-1)?.header ?? final
          if (shown === `${head.hash}${final.hash}`) return null
          shown = `${head.hash}${final.hash}`
          return {
            head: { number: head.number, hash: head.hash, timestamp: head.timestamp },
            events: found.flatMap((entry) => entry.events),
          }
        } catch (error) {
          failure = error
        }
      throw failure
    },
  }
}

/** Checked link by link: a parent that is no parent would lead on for ever. */
async function fetchParent(endpoint: RpcEndpoint, child: BlockHeader): Promise<BlockHeader> {
  const parent = parseHeader(await endpoint.request('eth_getBlockByHash', child.parentHash, false))
  if (parent.hash === child.parentHash && parent.number === child.number - 1) return parent
  throw new ChainDataInvalid(`${endpoint.label}: block ${child.number}'s parent is no block ${child.number - 1}`)
}
