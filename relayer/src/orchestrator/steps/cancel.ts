import { isAddressEqual } from 'viem'
import type { JobState, RunJob } from '../../ledger/runJob.ts'
import { attemptFolderOf } from '../runFolder.ts'
import type { RunContext, RunStep } from '../runContext.ts'

/** States in which this relayer works on a run because it holds its lease. */
const holding: readonly JobState[] = ['launching', 'launched', 'succeeded', 'failed', 'reporting']

/** Why there is nothing left to do for a run here, whatever this relayer is doing about it; null where there is. */
export function goneReason(job: RunJob, { facts, trainer }: RunContext): string | null {
  const run = facts.run(job.runId)
  if (run?.status === 'cancelled') return 'a decision cancelled the run'
  if (run?.status === 'expired') return 'the run expired'
  if (run?.trainer && holding.includes(job.state) && !isAddressEqual(run.trainer, trainer))
    return `${run.trainer} took the run over after the lease of this relayer ran out`
  return null
}

/** any state → cancelled: stops the training, if there is one. */
export const cancelStep: RunStep = async (job, context) => {
  const { engine, ledger, runsDir } = context
  const { name } = attemptFolderOf(job, runsDir)
  if (job.attempt > 0 && (await engine.get(name))) await engine.cancel(name)
  return ledger.move(job, 'cancelled', { reason: goneReason(job, context) ?? 'the run is over' })
}
