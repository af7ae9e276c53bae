import type { Hex } from 'viem'
import type { JobQueue } from '../jobs/jobQueue.ts'
import type { RunJob } from '../ledger/runJob.ts'
import { LeaseLost } from '../ledger/runLedger.ts'
import type { Logger } from '../log.ts'
import { judgeFailure } from './judgeFailure.ts'
import type { RelayerState } from './relayerState.ts'
import type { RunContext } from './runContext.ts'
import { removeFolder } from './removeFolder.ts'
import { attemptFolderOf } from './runFolder.ts'
import { cancelStep, goneReason } from './steps/cancel.ts'
import { runSteps } from './runSteps.ts'

const leaseSeconds = 60
const longestBackoffSeconds = 30

export type RunWorkerParts = {
  readonly context: RunContext
  readonly queue: JobQueue
  readonly state: RelayerState
  readonly log: Logger
  /** Names this process in leases. */
  readonly owner: string
  readonly signal: AbortSignal
}

/** Creates the worker: takes a job's lease, walks its steps as far as they go, and asks to be called again where they wait. */
export function createRunWorker(parts: RunWorkerParts): (executionKey: Hex) => Promise<void> {
  const { context, queue, state, log, owner, signal } = parts
  const failures = new Map<Hex, number>()
  const warnings = new Map<Hex, string>()

  async function walk(first: RunJob): Promise<number | null> {
    let job = first
    while (!signal.aborted) {
      const step = job.settled ? null : runSteps[job.state]
      if (!step) return null
      try {
        job = await (goneReason(job, context) !== null ? cancelStep : step)(job, context)
        failures.delete(job.executionKey)
        warnings.delete(job.executionKey)
        log.info({ run: String(job.runId), state: job.state, attempt: job.attempt }, 'run moved')
      } catch (error) {
        if (signal.aborted || error instanceof LeaseLost) return null
        const judgement = judgeFailure(error, { job, expired: isExpired(job) })
        if ('end' in judgement) {
          log.warn({ run: String(job.runId), reason: judgement.reason }, `run ${judgement.end}`)
          job = await context.ledger.move(job, judgement.end, { reason: judgement.reason })
          if (job.settled) await removeFolder(attemptFolderOf(job, context.runsDir).inputs)
        } else return judgement.again === 'later' ? wait(job, judgement) : backOff(job, judgement.reason)
      }
    }
    return null
  }

  function isExpired({ runId }: RunJob): boolean {
    const [deadline, now] = [context.facts.run(runId)?.deadline, context.finalHeader()?.timestamp]
    return deadline !== undefined && now !== undefined && now > deadline
  }

  /** What needs somebody is said once, and stays in the health report until it is over. */
  function wait(job: RunJob, { seconds, warning }: { seconds: number; warning?: string }): number {
    const { executionKey, runId } = job
    failures.delete(executionKey)
    if (warning === undefined) warnings.delete(executionKey)
    else if (warnings.get(executionKey) !== warning) {
      warnings.set(executionKey, warning)
      log.warn({ run: String(runId), state: job.state, reason: warning }, 'run waits')
      state.alarm(`run ${runId}`, `run ${runId} waits: ${warning}`)
    }
    return seconds
  }

  function backOff(job: RunJob, reason: string): number {
    const count = (failures.get(job.executionKey) ?? 0) + 1
    failures.set(job.executionKey, count)
    const seconds = Math.min(longestBackoffSeconds, 2 ** (count - 1))
    log.warn({ run: String(job.runId), state: job.state, seconds, reason }, 'step failed, trying again')
    state.alarm(`run ${job.runId}`, `run ${job.runId} (${job.state}): ${reason}`)
    return seconds
  }

  return async (executionKey) => {
    const job = await context.ledger.lease(executionKey, { owner, seconds: leaseSeconds })
    if (!job) return
    const renewal = setInterval(
      () =>
        void context.ledger
          .renew(job, leaseSeconds)
          .catch((error: unknown) => log.warn({ error: String(error) }, 'lease')),
      (leaseSeconds * 1000) / 3,
    )
    try {
      const seconds = await walk(job)
      if (!failures.has(executionKey) && !warnings.has(executionKey)) state.alarm(`run ${job.runId}`, null)
      clearInterval(renewal)
      await context.ledger.release(job)
      if (seconds !== null) await queue.enqueue(executionKey, { seconds })
    } finally {
      clearInterval(renewal)
    }
  }
}
