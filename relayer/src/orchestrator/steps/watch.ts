import { setTimeout as sleep } from 'node:timers/promises'
import { attemptFolderOf } from '../runFolder.ts'
import type { RunStep } from '../runContext.ts'
import { NotYet } from '../runRejected.ts'
import { goneReason } from './cancel.ts'
import { launchNext } from './start.ts'

const pollMs = 250
const looks = 20
const attempts = 3

/**
 * launched → succeeded | failed | launching(n + 1): follows the training. One that was lost or crashed, with its machine say,
 * is tried again; one that was refused is not, because the same inputs would be refused again.
 */
export const watchStep: RunStep = async (job, context) => {
  const { engine, ledger, runsDir, publish, signal } = context
  const { name } = attemptFolderOf(job, runsDir)
  for (let look = 0; look < looks; look++) {
    const training = await engine.get(name)
    const state = training?.state ?? 'lost'
    if (training?.progress) publish(job, training.progress.phase, training.progress)
    if (state === 'succeeded') return ledger.move(job, 'succeeded')
    const isGone = state === 'lost' || training?.failure?.code === 'crashed'
    if (state === 'failed' && !isGone)
      return ledger.move(job, 'failed', { reason: training?.failure?.message ?? 'the training failed' })
    if (isGone && job.attempt >= attempts)
      return ledger.move(job, 'failed', { reason: `the training was lost or crashed ${attempts} times` })
    if (isGone) return launchNext(job, context)
    if (goneReason(job, context) !== null) break
    await sleep(pollMs, undefined, { signal })
  }
  throw new NotYet('the training goes on', 0)
}
