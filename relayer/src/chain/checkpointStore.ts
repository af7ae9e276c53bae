import type { Hex } from 'viem'
import type { Database, Queryable } from '../db/database.ts'
import type { Block, ChainEvent } from './chainEvent.ts'
import type { EventDecoder } from './eventDecoder.ts'
import type { RawLog } from './rawLog.ts'

/** Where the final lane has got to, and the logs below it; both move in one transaction. */
export type CheckpointStore = {
  read(): Promise<Block | null>
  /** Sets the checkpoint and adds the logs that lie below it. */
  advance(
    transaction: Queryable,
    batch: { block: Block; logs: readonly RawLog[]; events: readonly ChainEvent[] },
  ): Promise<void>
  /** All stored events in chain order, a page at a time. */
  events(): AsyncGenerator<ChainEvent[]>
}

type EventRow = {
  block_number: string
  log_index: number
  block_hash: Hex
  block_timestamp: string
  transaction_hash: Hex
  address: Hex
  topics: Hex[]
  data: Hex
}

const pageSize = 2_000

/** Creates the store over the relayer's database. Logs are kept raw, so that a better decoder can read them again. */
export function createCheckpointStore(database: Database, decoder: EventDecoder): CheckpointStore {
  return {
    async read() {
      const [row] = await database.query<{ number: string; hash: Hex; timestamp: string }>(
        'SELECT number, hash, timestamp FROM chain_checkpoint',
      )
      return row ? { number: Number(row.number), hash: row.hash, timestamp: Number(row.timestamp) } : null
    },

    async advance(transaction, { block, logs, events }) {
      const timestamps = new Map(events.map((event) => [event.blockNumber, event.blockTimestamp]))
      const rows = logs.map((log) => ({
        block_number: Number(log.blockNumber),
        log_index: Number(log.logIndex),
        block_hash: log.blockHash,
        block_timestamp: timestamps.get(Number(log.blockNumber)) ?? 0,
        transaction_hash: log.transactionHash,
        address: log.address,
        topics: log.topics,
        data: log.data,
      }))
      if (rows.length > 0)
        await transaction.query(
          `INSERT INTO chain_event (block_number, log_index, block_hash, block_timestamp, transaction_hash, address, topics, data)
           SELECT * FROM jsonb_to_recordset($1::jsonb) AS r (block_number bigint, log_index integer, block_hash text,
             block_timestamp bigint, transaction_hash text, address text, topics jsonb, data text)`,
          [JSON.stringify(rows)],
        )
      await transaction.query(
        `INSERT INTO chain_checkpoint (number, hash, timestamp) VALUES ($1, $2, $3)
         ON CONFLICT (id) DO UPDATE SET number = $1, hash = $2, timestamp = $3`,
        [block.number, block.hash, block.timestamp],
      )
    },

    async *events() {
      let after: { block: number; log: number } = { block: -1, log: -1 }
      for (;;) {
        const rows = await database.query<EventRow>(
          `SELECT * FROM chain_event WHERE (block_number, log_index) > ($1, $2) ORDER BY block_number, log_index LIMIT ${pageSize}`,
          [after.block, after.log],
        )
        const last = rows.at(-1)
        if (!last) return
        yield rows.map((row) => decoder.decode(rawLogOf(row), Number(row.block_timestamp)))
        after = { block: Number(last.block_number), log: last.log_index }
      }
    },
  }
}

function rawLogOf(row: EventRow): RawLog {
  return {
    address: row.address,
    topics: row.topics,
    data: row.data,
    blockNumber: `0x${Number(row.block_number).toString(16)}`,
    blockHash: row.block_hash,
    transactionHash: row.transaction_hash,
    logIndex: `0x${row.log_index.toString(16)}`,
  }
}
