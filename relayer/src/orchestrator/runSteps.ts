import type { JobState } from '../ledger/runJob.ts'
import type { RunStep } from './runContext.ts'
import { fetchStep } from './steps/fetch.ts'
import { finalizeStep } from './steps/finalize.ts'
import { launchStep } from './steps/launch.ts'
import { publishStep } from './steps/publish.ts'
import { giveUpStep, reportStep } from './steps/report.ts'
import { startStep } from './steps/start.ts'
import { verifyStep } from './steps/verify.ts'
import { watchStep } from './steps/watch.ts'

/** What is to be done in each state; null where the job has ended. */
export const runSteps: Record<JobState, RunStep | null> = {
  observed: verifyStep,
  verified: fetchStep,
  queued: startStep,
  launching: launchStep,
  launched: watchStep,
  succeeded: publishStep,
  failed: giveUpStep,
  reporting: reportStep,
  reported: finalizeStep,
  rejected: null,
  cancelled: null,
}
