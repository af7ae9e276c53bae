import type { RunProgress } from '@althing/proposals'
import type { Hex } from 'viem'
import type { Database, Queryable } from '../db/database.ts'
import { requireArrow } from './arrows.ts'
import type { JobFacts, JobState, RunJob, Trust } from './runJob.ts'
import { parseRunRow } from './runRow.ts'

/** Another worker took the job over: whoever gets this stops at once and writes nothing more. */
export class LeaseLost extends Error {
  override name = 'LeaseLost'

  constructor(executionKey: Hex) {
    super(`the lease on ${executionKey} was taken over`)
  }
}

/** An authorised run as the final lane saw it. */
export type ObservedRun = Pick<
  RunJob,
  'executionKey' | 'runId' | 'configId' | 'proposalId' | 'observedAt' | 'trust'
> & {
  readonly facts: JobFacts
}

/** What may change along an arrow besides the state; `facts` are added to those that are there. */
export type ArrowChange = {
  readonly reason?: string
  readonly attempt?: number
  readonly engineRef?: string | null
  readonly sandbox?: string
  readonly trust?: Trust
  readonly facts?: JobFacts
}

/** The durable table of runs: one row a run for ever, each arrow one transaction, every write fenced. */
export type RunLedger = {
  /** Adds a run unless its key or its run id is known; true when it was added. */
  observe(transaction: Queryable, run: ObservedRun): Promise<boolean>
  /** Takes the job for `seconds` by the database's clock; null while somebody else holds it. */
  lease(executionKey: Hex, options: { owner: string; seconds: number }): Promise<RunJob | null>
  /** Prolongs a lease. @throws LeaseLost */
  renew(job: RunJob, seconds: number): Promise<void>
  release(job: RunJob): Promise<void>
  /** Frees every lease: for the start of a process that leads the database. */
  releaseAll(): Promise<void>
  /** Moves along an arrow. @throws LeaseLost | UnknownArrow */
  move(job: RunJob, to: JobState, change?: ArrowChange): Promise<RunJob>
  /** Records progress; lost progress is no loss, so it is not fenced. */
  progress(runId: bigint, progress: RunProgress): Promise<void>
  /** Says that nothing is left to do, and why where there is more to say. @throws LeaseLost */
  settle(job: RunJob, reason?: string | null): Promise<RunJob>
  all(): Promise<readonly RunJob[]>
  /** Keys of the jobs with something left to do. */
  open(): Promise<readonly Hex[]>
}

/**
 * Creates the ledger over the relayer's database.
 *
 * @param onChange Told of every job as it was written, after the commit.
 */
export function createRunLedger(database: Database, onChange: (job: RunJob) => void): RunLedger {
  async function write(job: RunJob, sql: string, parameters: readonly unknown[]): Promise<RunJob> {
    const [row] = await database.query(sql, [job.executionKey, job.fence.toString(), ...parameters])
    if (!row) throw new LeaseLost(job.executionKey)
    const written = parseRunRow(row)
    onChange(written)
    return written
  }

  return {
    async observe(transaction, run) {
      const rows = await transaction.query(
        `INSERT INTO run_job (execution_key, run_id, config_id, proposal_id, observed_at, state, trust, facts)
         VALUES ($1, $2, $3, $4, $5, 'observed', $6, $7) ON CONFLICT DO NOTHING RETURNING execution_key`,
        [
          run.executionKey,
          run.runId.toString(),
          run.configId,
          run.proposalId.toString(),
          run.observedAt,
          run.trust,
          JSON.stringify(run.facts),
        ],
      )
      return rows.length > 0
    },

    async lease(executionKey, { owner, seconds }) {
      const [row] = await database.query(
        `UPDATE run_job SET lease_owner = $2, lease_until = now() + make_interval(secs => $3), fence = fence + 1
         WHERE execution_key = $1 AND NOT settled AND (lease_until IS NULL OR lease_until < now()) RETURNING *`,
        [executionKey, owner, seconds],
      )
      if (!row) return null
      const job = parseRunRow(row)
      onChange(job)
      return job
    },

    async renew(job, seconds) {
      const rows = await database.query(
        `UPDATE run_job SET lease_until = now() + make_interval(secs => $3)
         WHERE execution_key = $1 AND fence = $2 RETURNING fence`,
        [job.executionKey, job.fence.toString(), seconds],
      )
      if (rows.length === 0) throw new LeaseLost(job.executionKey)
    },

    async release(job) {
      await database.query('UPDATE run_job SET lease_until = NULL WHERE execution_key = $1 AND fence = $2', [
        job.executionKey,
        job.fence.toString(),
      ])
    },

    async releaseAll() {
      await database.query('UPDATE run_job SET lease_until = NULL, fence = fence + 1 WHERE lease_until IS NOT NULL')
    },

    move(job, to, change = {}) {
      requireArrow(job.state, to)
      const settled = to === 'rejected' || to === 'cancelled'
      return write(
        job,
        `WITH moved AS (
           UPDATE run_job SET state = $4, attempt = $5, reason = $6, engine_ref = $7, sandbox = $8, trust = $9,
             facts = facts || $10::jsonb, settled = $11, updated_at = now()
           WHERE execution_key = $1 AND fence = $2 AND state = $3 RETURNING *
         ), noted AS (
           INSERT INTO run_job_arrow (execution_key, from_state, to_state, attempt, fence, reason)
           SELECT execution_key, $3, state, attempt, fence, reason FROM moved
         )
         SELECT * FROM moved`,
        [
          job.state,
          to,
          change.attempt ?? job.attempt,
          change.reason ?? job.reason,
          change.engineRef === undefined ? job.engineRef : change.engineRef,
          change.sandbox ?? job.sandbox,
          change.trust ?? job.trust,
          JSON.stringify(change.facts ?? {}),
          settled,
        ],
      )
    },

    async progress(runId, progress) {
      await database.query('UPDATE run_job SET progress = $2 WHERE run_id = $1', [
        runId.toString(),
        JSON.stringify(progress),
      ])
    },

    settle: (job, reason = null) =>
      write(
        job,
        `UPDATE run_job SET settled = true, reason = coalesce($3, reason), updated_at = now()
         WHERE execution_key = $1 AND fence = $2 RETURNING *`,
        [reason],
      ),

    async all() {
      const rows = await database.query('SELECT * FROM run_job ORDER BY run_id')
      return rows.map(parseRunRow)
    },

    async open() {
      const rows = await database.query<{ execution_key: Hex }>(
        'SELECT execution_key FROM run_job WHERE NOT settled ORDER BY run_id',
      )
      return rows.map((row) => row.execution_key)
    },
  }
}
