import type { ApiRun } from '@althing/proposals'
import { numberToHex } from 'viem'

import type { RelayerView } from '../orchestrator/relayerView.ts'
import type { RunView, Views } from '../projection/views.ts'

/** Adds this relayer's job and the council's pause to what the chain says of a run, and lets an overdue run expire by the chain's own time. */
export function joinJob(run: RunView, { view, views }: { view: RelayerView; views: Views }): ApiRun {
  const now = view.status().head?.timestamp ?? 0
  const overdue = (run.status === 'authorized' || run.status === 'started') && now > run.deadline
  const job = view.job(BigInt(run.id))
  const { pause } = views.oversight(numberToHex(BigInt(run.id), { size: 32 }))
  if (job === undefined) return { ...run, status: overdue ? 'expired' : run.status, pause, job: null }

  const { state, attempt, reason, progress, trust, sandbox } = job
  return {
    ...run,
    status: overdue ? 'expired' : run.status,
    pause,
    job: { state, attempt, reason, progress, trust, sandbox },
  }
}
