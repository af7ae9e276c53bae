import { trainingRunsAbi } from '@althing/proposals'
import { encodeFunctionData, isAddressEqual } from 'viem'
import { requireFitTrainer, requireNotPaused } from '../requireReady.ts'
import { NotYet } from '../runRejected.ts'
import type { RunJob } from '../../ledger/runJob.ts'
import type { RunContext, RunStep } from '../runContext.ts'
import type { RunFact } from '../runFacts.ts'

/**
 * queued → launching(1): takes the run on chain, where one trainer at a time holds it, and waits until that is final. A run
 * that somebody else holds is theirs for as long as their lease lasts, and is taken over after it.
 */
export const startStep: RunStep = async (job, context) => {
  const { facts, ledger, trainer } = context
  const isOurs = (run: RunFact | undefined) => run?.trainer != null && isAddressEqual(run.trainer, trainer)
  const before = facts.run(job.runId)
  if (before?.status === 'authorized' || (before?.status === 'started' && !isOurs(before))) await take(job, context)

  const run = facts.run(job.runId)
  if (!run || run.status === 'authorized') throw new NotYet('the start is not final yet', 1)
  if (!isOurs(run)) {
    if (run.status === 'started') throw new NotYet('the start is not final yet', 1)
    return ledger.move(job, 'cancelled', { reason: `another trainer took the run: ${run.trainer ?? 'none'}` })
  }
  if (run.status !== 'started')
    return ledger.move(job, 'cancelled', { reason: `the run is ${run.status} on chain, and was not trained here` })
  return launchNext(job, context)
}

/** Writes the next attempt down before the engine hears of it. */
export function launchNext(job: RunJob, { ledger, facts }: RunContext): Promise<RunJob> {
  const parentVersion = facts.run(job.runId)?.parent ?? undefined
  return ledger.move(job, 'launching', { attempt: job.attempt + 1, engineRef: null, facts: { parentVersion } })
}

/** Everything is verified once more at the newest final block first: minutes or days may have passed. */
async function take(job: RunJob, context: RunContext): Promise<void> {
  const { sender, deployment, publish, verify } = context
  const { state, at } = await verify(job)
  if (state.status === 'Started' && state.phaseEndsAt > at.timestamp) {
    const until = new Date(state.phaseEndsAt * 1000).toISOString()
    publish(job, 'fetch', { fraction: 1, message: `${state.trainer} holds the run until ${until}` })
    throw new NotYet(`${state.trainer} holds the run until ${until}`, 5)
  }
  await requireFitTrainer(context)
  await requireNotPaused(job, context)
  publish(job, 'fetch', { fraction: 1, message: 'Taking the run on chain' })
  await sender.send({
    purpose: `start:${job.executionKey}`,
    to: deployment.contracts.runs,
    data: encodeFunctionData({ abi: trainingRunsAbi, functionName: 'start', args: [job.runId] }),
  })
}
