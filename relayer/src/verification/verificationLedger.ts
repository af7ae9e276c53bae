import type { Finding } from '@althing/proposals'
import { isHex, type Hex } from 'viem'
import { z } from 'zod'
import type { Database } from '../db/database.ts'

const states = ['opened', 'training', 'found', 'voted', 'ended'] as const

/** The durable record of this verifier's work on one disputed run. */
export type Verification = {
  readonly runId: bigint
  /** `voted` and `ended` are final; `ended` where there was nothing left to say, or nothing to say it by. */
  readonly state: (typeof states)[number]
  /** Number of launches so far. */
  readonly attempt: number
  readonly finding: Finding | null
  readonly reason: string | null
}

const hex = z.custom<Hex>((value) => isHex(value), 'expected 0x hex')
const integer = z.coerce.bigint()
const rowSchema = z
  .object({
    run_id: integer,
    state: z.enum(states),
    attempt: z.coerce.number().int(),
    finding: z
      .object({
        artifact: z.object({ root: hex, dirHash1: hex, totalBytes: integer, fileCount: z.number().int() }),
        metricBefore: integer,
        metricAfter: integer,
        worstRegression: integer,
      })
      .nullable(),
    reason: z.string().nullable(),
  })
  .transform(({ run_id: runId, ...rest }): Verification => ({ runId, ...rest }))

/** One row a disputed run for ever. The process that has the database is alone, so nothing is leased. */
export type VerificationLedger = {
  /** Adds a row unless there is one. */
  open(runId: bigint): Promise<void>
  /** Writes what is different now, unless the row has moved on since `verification` was read. */
  move(verification: Verification, change: Partial<Omit<Verification, 'runId'>>): Promise<void>
  /** Rows with something left to do. */
  unsettled(): Promise<readonly Verification[]>
}

/** Creates the ledger over the relayer's database. */
export function createVerificationLedger(database: Database): VerificationLedger {
  return {
    async open(runId) {
      await database.query("INSERT INTO verification (run_id, state) VALUES ($1, 'opened') ON CONFLICT DO NOTHING", [
        runId.toString(),
      ])
    },
    async move(verification, change) {
      const { runId, state, attempt, finding, reason } = { ...verification, ...change }
      const text =
        finding && JSON.stringify(finding, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
      await database.query(
        `UPDATE verification SET state = $3, attempt = $4, finding = $5::jsonb, reason = $6, updated_at = now()
         WHERE run_id = $1 AND state = $2`,
        [runId.toString(), verification.state, state, attempt, text, reason],
      )
    },
    async unsettled() {
      const rows = await database.query(
        "SELECT * FROM verification WHERE state NOT IN ('voted', 'ended') ORDER BY run_id",
      )
      return rows.map((row) => rowSchema.parse(row))
    },
  }
}
