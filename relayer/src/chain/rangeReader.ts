import type { Hex } from 'viem'
import { z } from 'zod'
import { parseHeader, type BlockHeader } from './blockHeader.ts'
import { compareEvents, type ChainEvent } from './chainEvent.ts'
import type { EventDecoder } from './eventDecoder.ts'
import { createLogCheck, type LogCheck } from './logCheck.ts'
import { logSchema, type RawLog } from './rawLog.ts'
import { proveReceipts } from './receipts.ts'
import type { RpcEndpoint } from './rpcEndpoint.ts'
import { ChainDataInvalid } from './rpcError.ts'

/** A place that headers must connect to. */
export type Anchor = { readonly number: number; readonly hash: Hex }

/** A range of the chain whose headers connect `after` to `last` and whose logs agree with them. */
export type VerifiedRange = {
  readonly events: readonly ChainEvent[]
  readonly logs: readonly RawLog[]
  readonly last: BlockHeader
}

export type RangeReader = (
  range: { after: Anchor; last: Anchor },
  endpoints: readonly RpcEndpoint[],
) => Promise<VerifiedRange>

/**
 * Creates the reader of ranges. Headers and logs come from one endpoint; nothing it says is taken unless it follows from
 * `last.hash`, for which the quorum stands: parent hashes link every header, each header hashes to its hash (unless `trust`
 * is `quorum`), and blocks where the bloom and the logs disagree, where endpoints disagree, or in which a run was
 * authorised are read from receipts that hash to the header's receipts root.
 */
export function createRangeReader(decoder: EventDecoder, options: { trust: 'proof' | 'quorum' }): RangeReader {
  const check = createLogCheck(decoder)
  return async ({ after, last }, endpoints) => {
    const [first, ...others] = endpoints
    if (!first) throw new ChainDataInvalid('no endpoint to read from')
    const headers = await readHeaders(first, { after, last })
    if (options.trust === 'proof') requireProven(headers, first)
    const logsByBlock = await Promise.all(
      [first, ...others].map((endpoint) => readLogs(endpoint, { after, last, decoder })),
    )
    const settled: RawLog[] = []
    for (const header of headers) {
      const versions = logsByBlock.map((list) => list.get(header.number) ?? [])
      settled.push(...(await settle(header, versions, { check, endpoints, trust: options.trust })))
    }
    const timestamps = new Map(headers.map((header) => [header.number, header.timestamp]))
    const events = settled
      .map((log) => decoder.decode(log, timestamps.get(Number(log.blockNumber)) ?? 0))
      .toSorted(compareEvents)
    return { events, logs: settled, last: lastOf(headers) }
  }
}

async function readHeaders(endpoint: RpcEndpoint, range: { after: Anchor; last: Anchor }): Promise<BlockHeader[]> {
  const { after, last } = range
  const calls = Array.from({ length: last.number - after.number }, (_, index) => ({
    method: 'eth_getBlockByNumber',
    params: [`0x${(after.number + 1 + index).toString(16)}`, false],
  }))
  const headers = (await endpoint.batch(calls)).map(parseHeader)
  let parent = after
  for (const header of headers) {
    if (header.number !== parent.number + 1 || header.parentHash !== parent.hash)
      throw new ChainDataInvalid(
        `${endpoint.label}: block ${header.number} is no child of block ${parent.number} ${parent.hash}`,
      )
    parent = header
  }
  if (parent.hash !== last.hash)
    throw new ChainDataInvalid(`${endpoint.label}: block ${last.number} is not ${last.hash}`)
  return headers
}

function requireProven(headers: readonly BlockHeader[], endpoint: RpcEndpoint): void {
  const unproven = headers.find((header) => !header.proven)
  if (unproven)
    throw new ChainDataInvalid(
      `${endpoint.label}: the header of block ${unproven.number} does not hash to ${unproven.hash}. On a chain with another ` +
        'header format set ALTHING_TRUST=quorum; it is then recorded in every run',
    )
}

async function readLogs(
  endpoint: RpcEndpoint,
  range: { after: Anchor; last: Anchor; decoder: EventDecoder },
): Promise<Map<number, RawLog[]>> {
  const { after, last, decoder } = range
  const answer = await endpoint.request('eth_getLogs', {
    fromBlock: `0x${(after.number + 1).toString(16)}`,
    toBlock: `0x${last.number.toString(16)}`,
    address: decoder.addresses,
  })
  const logs = z.array(logSchema).safeParse(answer)
  if (!logs.success) throw new ChainDataInvalid(`${endpoint.label} answered eth_getLogs with something else`)
  return Map.groupBy(logs.data.filter(decoder.kindOf), (log) => Number(log.blockNumber))
}

/** The logs of ours in one block: the agreed ones, or where there is any doubt those of the proven receipts. */
async function settle(
  header: BlockHeader,
  versions: readonly (readonly RawLog[])[],
  context: { check: LogCheck; endpoints: readonly RpcEndpoint[]; trust: 'proof' | 'quorum' },
): Promise<readonly RawLog[]> {
  const { check, endpoints, trust } = context
  const [logs = []] = versions
  const doubt = check.findDoubt(header, versions)
  if (doubt === null) return logs
  if (trust === 'quorum') {
    if (doubt === 'trigger' || doubt === 'missing') return logs
    throw new ChainDataInvalid(
      `block ${header.number}: the endpoints' logs disagree with each other or with the header (${doubt})`,
    )
  }
  return (await firstProof(endpoints, header)).flatMap((receipt) => receipt.logs).filter(check.isOurs)
}

async function firstProof(endpoints: readonly RpcEndpoint[], header: BlockHeader) {
  let failure: unknown
  for (const endpoint of endpoints)
    try {
      return await proveReceipts(endpoint, header)
    } catch (error) {
      failure = error
    }
  throw new ChainDataInvalid(`no endpoint proves the receipts of block ${header.number}`, { cause: failure })
}

function lastOf(headers: readonly BlockHeader[]): BlockHeader {
  const last = headers.at(-1)
  if (!last) throw new ChainDataInvalid('an empty range was asked for')
  return last
}
