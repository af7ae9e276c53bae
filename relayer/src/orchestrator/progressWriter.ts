import type { RunProgress } from '@althing/proposals'
import type { RunLedger } from '../ledger/runLedger.ts'
import type { RelayerState } from './relayerState.ts'
import type { RunContext } from './runContext.ts'

const persistEveryMs = 1_000

/** Creates what publishes progress: to listeners at once, to the database at most once a second and at each new phase. */
export function createProgressWriter(parts: {
  ledger: RunLedger
  state: RelayerState
  now: () => number
}): RunContext['publish'] {
  const { ledger, state, now } = parts
  const written = new Map<bigint, { phase: string; message: string; fraction: number; at: number }>()
  return (job, phase, { fraction, message }) => {
    const last = written.get(job.runId)
    if (last && last.phase === phase && last.message === message && last.fraction === fraction) return
    const progress: RunProgress = { phase, fraction, message, at: Math.floor(now() / 1000) }
    state.progressed(job, progress)
    const due = !last || last.phase !== phase || fraction === 1 || now() - last.at >= persistEveryMs
    written.set(job.runId, { phase, message, fraction, at: due ? now() : last.at })
    // Lost progress is no loss; a broken database shows in every other write.
    if (due) ledger.progress(job.runId, progress).catch(() => {})
  }
}
