import { trainingRunsAbi } from '@althing/proposals'
import { encodeFunctionData, isAddressEqual } from 'viem'
import { quorumRead } from '../../chain/quorumRead.ts'
import { NotYet, RunRejected } from '../runRejected.ts'
import type { RunJob } from '../../ledger/runJob.ts'
import type { RunContext, RunStep } from '../runContext.ts'

/**
 * queued → launching(1): takes the run on chain, where it can be taken once, and waits until that is final. Everything is
 * verified once more at the newest final block first: minutes or days may have passed.
 */
export const startStep: RunStep = async (job, context) => {
  const { facts, ledger, trainer, sender, deployment, publish } = context
  if (facts.run(job.runId)?.status === 'authorized') {
    await context.verify(job)
    await requireAdmitted(context)
    publish(job, 'fetch', { fraction: 1, message: 'Taking the run on chain' })
    await sender.send({
      purpose: `start:${job.executionKey}`,
      to: deployment.contracts.runs,
      data: encodeFunctionData({ abi: trainingRunsAbi, functionName: 'start', args: [job.runId] }),
    })
  }
  const run = facts.run(job.runId)
  if (!run || run.status === 'authorized') throw new NotYet('the start is not final yet', 1)
  if (run.trainer === null || !isAddressEqual(run.trainer, trainer))
    return ledger.move(job, 'cancelled', { reason: `another trainer took the run: ${run.trainer ?? 'none'}` })
  if (run.status !== 'started')
    throw new RunRejected(`the run is ${run.status} on chain, and this relayer did not train it`)
  return launchNext(job, context)
}

/** Writes the next attempt down before the engine hears of it. */
export function launchNext(job: RunJob, { ledger, facts }: RunContext): Promise<RunJob> {
  const parentVersion = facts.run(job.runId)?.parent ?? undefined
  return ledger.move(job, 'launching', { attempt: job.attempt + 1, engineRef: null, facts: { parentVersion } })
}

async function requireAdmitted({ quorum, deployment, trainer, finalHeader }: RunContext): Promise<void> {
  const blockHash = finalHeader()?.hash
  if (!blockHash) throw new NotYet('no final block yet', 1)
  const admitted = await quorumRead(quorum, {
    address: deployment.contracts.runs,
    abi: trainingRunsAbi,
    functionName: 'isTrainer',
    args: [trainer],
    blockHash,
  })
  if (!admitted) throw new NotYet(`${trainer} is not an admitted trainer: a proposal with trainer.set admits it`, 15)
}
