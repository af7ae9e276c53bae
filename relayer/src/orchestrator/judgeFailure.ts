import { ConfigError } from '@althing/proposals'
import { EngineConflictError } from '../engine/trainingEngine.ts'
import type { JobState, RunJob } from '../ledger/runJob.ts'
import { FetchRefused } from '../fetch/errors.ts'
import { FolderUnusable } from '../store/errors.ts'
import { TransactionReverts } from '../tx/revert.ts'
import { Blocked, NotYet, RunRejected } from './runRejected.ts'
import { RunExpired } from './steps/report.ts'

/** What to do about a step that threw: end the job in a state with a reason, or try again. */
export type Judgement =
  | { readonly end: JobState; readonly reason: string }
  | { readonly again: 'later'; readonly seconds: number; readonly warning?: string }
  | { readonly again: 'backoff'; readonly reason: string }

const unstarted: readonly JobState[] = ['observed', 'verified', 'queued']

/** Reverts that no waiting mends: the config or one of its datasets lost its approval. */
const finalReverts: readonly string[] = ['TrainingRunsConfigNotUsable', 'TrainingRunsInvalidResult']

/** Reverts that pass with the block that is not final yet: somebody, maybe this relayer, was faster. */
const passingReverts: readonly string[] = [
  'TrainingRunsUnexpectedStatus',
  'TrainingRunsWindowOpen',
  'TrainingRunsPaused',
]

const passingSeconds = 5

/**
 * Judges an error: fatal for the run, or worth trying again. Only what is known to be fatal ends a run.
 *
 * @param expired Whether the run's deadline has passed at the newest final block.
 */
export function judgeFailure(error: unknown, at: { job: RunJob; expired: boolean }): Judgement {
  const { job, expired } = at
  const reason = error instanceof Error ? error.message : String(error)
  const isUnstarted = unstarted.includes(job.state)
  if (isFatal(error)) return { end: isUnstarted ? 'rejected' : 'failed', reason }
  if (error instanceof RunExpired) return { end: 'cancelled', reason }
  if (isUnstarted && expired) return { end: 'rejected', reason: `the run expired before it could start: ${reason}` }
  if (error instanceof Blocked) return { again: 'later', seconds: error.seconds, warning: reason }
  if (error instanceof NotYet) return { again: 'later', seconds: error.seconds }
  if (isPassing(error)) return { again: 'later', seconds: passingSeconds, warning: reason }
  return { again: 'backoff', reason }
}

function isPassing(error: unknown): boolean {
  return error instanceof TransactionReverts && passingReverts.includes(error.error?.name ?? '')
}

function isFatal(error: unknown): boolean {
  if (error instanceof TransactionReverts) return finalReverts.includes(error.error?.name ?? '')
  return (
    error instanceof RunRejected ||
    error instanceof ConfigError ||
    error instanceof FetchRefused ||
    error instanceof FolderUnusable ||
    error instanceof EngineConflictError
  )
}
