import type { RunJob } from '../../ledger/runJob.ts'
import { attemptFolderOf } from '../runFolder.ts'
import type { RunContext, RunStep } from '../runContext.ts'

/** Whether a decision stopped the run, whatever this relayer is doing about it. */
export function isCancelled(job: RunJob, { facts }: RunContext): boolean {
  return facts.run(job.runId)?.status === 'cancelled'
}

/** any state → cancelled: stops the training, if there is one. */
export const cancelStep: RunStep = async (job, { engine, ledger, runsDir }) => {
  const { name } = attemptFolderOf(job, runsDir)
  if (job.attempt > 0 && (await engine.get(name))) await engine.cancel(name)
  return ledger.move(job, 'cancelled', { reason: 'a decision cancelled the run' })
}
