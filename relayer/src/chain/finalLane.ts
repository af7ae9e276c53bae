import type { Hex } from 'viem'
import type { Database, Queryable } from '../db/database.ts'
import { parseHeader, type BlockHeader } from './blockHeader.ts'
import type { Block, ChainEvent } from './chainEvent.ts'
import type { CheckpointStore } from './checkpointStore.ts'
import { finalHeight, type Finality } from './finality.ts'
import { agree, agreedHeight, type Quorum } from './quorum.ts'
import type { RangeLimit } from './rangeLimit.ts'
import type { RangeReader } from './rangeReader.ts'
import type { RpcEndpoint } from './rpcEndpoint.ts'
import { ChainDataInvalid, FinalityViolation, isRetryable } from './rpcError.ts'

/** New final events with the block up to which they are complete. */
export type FinalBatch = { readonly events: readonly ChainEvent[]; readonly block: Block }

export type FinalLane = {
  /** Checks that the stored checkpoint is still in the chain. @throws FinalityViolation */
  verifyCheckpoint(): Promise<void>
  /** Takes one step; null when there is nothing new that is final. */
  step(): Promise<FinalBatch | null>
  /** The newest final block as a header that can be proven against, or null before the first step. */
  header(): BlockHeader | null
}

export type FinalLaneParts = {
  readonly quorum: Quorum
  readonly finality: Finality
  readonly database: Database
  readonly checkpoints: CheckpointStore
  readonly readRange: RangeReader
  readonly limit: RangeLimit
  /** First block with one of our contracts. */
  readonly startBlock: number
  /** Writes what must appear together with the events: the outbox of jobs. */
  readonly alongside: (transaction: Queryable, events: readonly ChainEvent[]) => Promise<void>
}

/**
 * Creates the lane that alone may create runs. Every step: the q-th highest final height, a block hash that q endpoints
 * agree on, a verified range up to it, and rows, jobs and checkpoint in one transaction.
 */
export function createFinalLane(parts: FinalLaneParts): FinalLane {
  const { quorum, finality, database, checkpoints, readRange, limit, startBlock, alongside } = parts
  let newest: BlockHeader | null = null

  async function anchor(): Promise<Block> {
    const stored = await checkpoints.read()
    if (stored) return stored
    const { value } = await blockAt(quorum, Math.max(0, startBlock - 1))
    if (!value) throw new ChainDataInvalid(`block ${startBlock - 1} before the deployment is not there yet`)
    return value
  }

  async function advance(after: Block, target: number): Promise<FinalBatch | null> {
    const { value: last, agreeing } = await blockAt(quorum, target)
    if (!last) return null
    const range = await readFromAny(agreeing, (endpoints) => readRange({ after, last }, endpoints))
    const block = { number: range.last.number, hash: range.last.hash, timestamp: range.last.timestamp }
    await database.transaction(async (transaction) => {
      await checkpoints.advance(transaction, { block, logs: range.logs, events: range.events })
      await alongside(transaction, range.events)
    })
    newest = range.last
    return { events: range.events, block }
  }

  async function verifyCheckpoint(): Promise<void> {
    const stored = await checkpoints.read()
    if (!stored) return
    const { value } = await blockAt(quorum, stored.number)
    if (value && value.hash !== stored.hash)
      throw new FinalityViolation({ number: stored.number, expected: stored.hash, found: value.hash })
    newest ??= value
  }

  return {
    verifyCheckpoint,
    header: () => newest,
    async step() {
      const height = await agreedHeight(quorum, (endpoint) => finalHeight(endpoint, finality))
      const after = await anchor()
      while (height > after.number) {
        const target = Math.min(height, after.number + limit.blocks)
        try {
          const batch = await advance(after, target)
          if (batch && target < height) limit.grow()
          return batch
        } catch (error) {
          if (error instanceof ChainDataInvalid) await verifyCheckpoint()
          if (!isRetryable(error) || !limit.halve()) throw error
        }
      }
      return null
    },
  }
}

/** The header that q endpoints agree on at a height, or null where q say that there is none yet. */
export function blockAt(quorum: Quorum, number: number) {
  return agree<BlockHeader | null>(quorum, `block ${number}`, {
    ask: async (endpoint) => {
      const answer = await endpoint.request('eth_getBlockByNumber', `0x${number.toString(16)}`, false)
      return answer === null ? null : parseHeader(answer)
    },
    keyOf: (header): Hex | 'none' => header?.hash ?? 'none',
  })
}

/** Lets each endpoint be the first to be read from until one's data holds. */
async function readFromAny<T>(
  endpoints: readonly RpcEndpoint[],
  read: (endpoints: readonly RpcEndpoint[]) => Promise<T>,
): Promise<T> {
  let failure: unknown
  for (const [index] of endpoints.entries())
    try {
      return await read([...endpoints.slice(index), ...endpoints.slice(0, index)])
    } catch (error) {
      if (!isRetryable(error)) throw error
      failure = error
    }
  throw failure
}
