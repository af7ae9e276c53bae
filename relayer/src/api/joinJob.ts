import type { ApiRun } from '@althing/proposals'

import type { RelayerView } from '../orchestrator/relayerView.ts'
import type { RunView } from '../projection/views.ts'

/** Adds this relayer's job to what the chain says of a run, and lets an overdue run expire by the chain's own time. */
export function joinJob(run: RunView, view: RelayerView): ApiRun {
  const now = view.status().head?.timestamp ?? 0
  const overdue = (run.status === 'authorized' || run.status === 'started') && now > run.deadline
  const job = view.job(BigInt(run.id))
  if (job === undefined) return { ...run, status: overdue ? 'expired' : run.status, job: null }

  const { state, attempt, reason, progress, trust, sandbox } = job
  return {
    ...run,
    status: overdue ? 'expired' : run.status,
    job: { state, attempt, reason, progress, trust, sandbox },
  }
}
