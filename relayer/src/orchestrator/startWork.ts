import { randomUUID } from 'node:crypto'
import type { JobQueue } from '../jobs/jobQueue.ts'
import { keepReconciled } from '../jobs/reconciler.ts'
import type { Logger } from '../log.ts'
import type { Settings } from '../settings.ts'
import type { VerificationLedger } from '../verification/verificationLedger.ts'
import { createVerifier } from '../verification/verifier.ts'
import { createPaymentCollector } from './collectPayments.ts'
import { createLeaseKeeper } from './keepLeases.ts'
import type { RelayerState } from './relayerState.ts'
import { repeatedly } from './repeatedly.ts'
import type { RunContext } from './runContext.ts'
import { createRunWorker } from './runWorker.ts'

export type WorkParts = Pick<Settings, 'roles' | 'withdrawFrom'> & {
  readonly context: RunContext
  readonly queue: JobQueue
  readonly state: RelayerState
  readonly verifications: VerificationLedger
  readonly log: Logger
  readonly now: () => number
  readonly pollMs: number
}

/** Starts what the relayer's roles ask for; returns what stops it. Runs are observed in every role. */
export async function startWork(parts: WorkParts): Promise<() => void> {
  const { context, state, verifications, log, now, pollMs, roles, withdrawFrom } = parts
  const { deployment, trainer, facts, market, sender } = context
  const { alarm } = state

  const worthwhile = withdrawFrom
  const collect = createPaymentCollector({ deployment, trainer, facts, market, sender, worthwhile, log })
  const stops = [repeatedly(collect, 20 * pollMs)]
  if (roles.includes('trainer')) stops.push(...(await startTraining(parts)))
  if (roles.includes('verifier')) {
    // Progress is of the trainer's own work; a repetition shows in the log.
    const verify = createVerifier({
      context: { ...context, publish: () => {} },
      ledger: verifications,
      log,
      alarm,
      now,
    })
    stops.push(repeatedly(verify, 5 * pollMs))
  }
  return () => {
    for (const stop of stops) stop()
  }
}

async function startTraining(parts: WorkParts): Promise<(() => void)[]> {
  const { context, queue, state, log, now, pollMs } = parts
  const { deployment, trainer, facts, market, sender, ledger, signal, finalHeader } = context
  const { view, alarm } = state
  const chainNow = () => Math.max(view.status().head?.timestamp ?? 0, finalHeader()?.timestamp ?? 0)
  const jobs = () => view.jobs()
  const keepLeases = createLeaseKeeper({ deployment, trainer, facts, market, sender, jobs, chainNow, now, log, alarm })
  await queue.work(createRunWorker({ context, queue, state, log, owner: randomUUID(), signal }))
  return [keepReconciled({ ledger, queue, log }), repeatedly(keepLeases, 5 * pollMs)]
}
