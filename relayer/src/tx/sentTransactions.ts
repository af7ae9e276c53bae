import { isHex, type Hex } from 'viem'
import { z } from 'zod'
import type { Database } from '../db/database.ts'

const hex = z.custom<Hex>((value) => isHex(value), 'expected 0x hex')

/** A transaction as it was signed; its bytes are here before anybody else sees them. */
const rowSchema = z
  .object({
    purpose: z.string(),
    nonce: z.coerce.number().int(),
    to_address: hex,
    data: hex,
    gas: z.coerce.bigint(),
    raw: hex,
    hashes: z.array(hex),
    max_fee: z.coerce.bigint(),
    priority_fee: z.coerce.bigint(),
    sent_at_block: z.coerce.number().int(),
    state: z.enum(['signed', 'final']),
    final_hash: hex.nullable(),
    final_block: z.coerce.number().int().nullable(),
    succeeded: z.boolean().nullable(),
  })
  .transform((row) => ({
    purpose: row.purpose,
    nonce: row.nonce,
    to: row.to_address,
    data: row.data,
    gas: row.gas,
    raw: row.raw,
    /** Of the first signing and every replacement: any of them may be mined. */
    hashes: row.hashes,
    fees: { maxFee: row.max_fee, priorityFee: row.priority_fee },
    sentAtBlock: row.sent_at_block,
    final:
      row.final_hash === null || row.final_block === null
        ? null
        : { hash: row.final_hash, blockNumber: row.final_block, succeeded: row.succeeded === true },
  }))

export type SentTransaction = z.output<typeof rowSchema>

/** The end of a transaction, in a final block. */
export type FinalTransaction = NonNullable<SentTransaction['final']>

export type SentTransactions = {
  find(purpose: string): Promise<SentTransaction | null>
  /** Everything signed and not yet final, oldest nonce first. */
  open(): Promise<readonly SentTransaction[]>
  /** Keeps a signing: the first of a purpose, a replacement at the same nonce, or a new one after displacement. */
  keep(transaction: Omit<SentTransaction, 'final'>): Promise<SentTransaction>
  /** Writes the end down. What reverted gives its purpose free, and keeps its row: its cost counts for the day. */
  finish(purpose: string, end: FinalTransaction & { readonly cost: bigint }): Promise<void>
  /** Most that may have been spent since 24 hours ago, by the database's clock, in wei. */
  spentToday(): Promise<bigint>
}

/** Creates the table's reader and writer. */
export function createSentTransactions(database: Database): SentTransactions {
  return {
    async find(purpose) {
      const [row] = await database.query('SELECT * FROM sent_transaction WHERE purpose = $1', [purpose])
      return row ? rowSchema.parse(row) : null
    },
    async open() {
      return (await database.query("SELECT * FROM sent_transaction WHERE state = 'signed' ORDER BY nonce")).map((row) =>
        rowSchema.parse(row),
      )
    },
    async keep({ purpose, nonce, to, data, gas, raw, hashes, fees, sentAtBlock }) {
      const [row] = await database.query(
        `INSERT INTO sent_transaction
           (purpose, nonce, to_address, data, gas, raw, hashes, max_fee, priority_fee, sent_at_block, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'signed')
         ON CONFLICT (purpose) DO UPDATE SET nonce = $2, gas = $5, raw = $6, hashes = $7, max_fee = $8, priority_fee = $9,
           sent_at_block = $10, state = 'signed', final_hash = NULL, final_block = NULL, succeeded = NULL, cost = NULL
         RETURNING *`,
        [
          purpose,
          nonce,
          to,
          data,
          gas.toString(),
          raw,
          JSON.stringify(hashes),
          fees.maxFee.toString(),
          fees.priorityFee.toString(),
          sentAtBlock,
        ],
      )
      return rowSchema.parse(row)
    },
    async finish(purpose, { hash, blockNumber, succeeded, cost }) {
      await database.query(
        `UPDATE sent_transaction SET state = 'final', final_hash = $2, final_block = $3, succeeded = $4, cost = $5,
           purpose = CASE WHEN $4 THEN purpose ELSE purpose || ' reverted at nonce ' || nonce END
         WHERE purpose = $1`,
        [purpose, hash, blockNumber, succeeded, cost.toString()],
      )
    },
    async spentToday() {
      const [row] = await database.query<{ spent: string }>(
        `SELECT coalesce(sum(coalesce(cost, gas * max_fee)), 0) AS spent FROM sent_transaction
         WHERE created_at > now() - interval '24 hours'`,
      )
      return BigInt(row?.spent ?? 0)
    },
  }
}
