import { trainingRunsAbi } from '@althing/proposals'
import { encodeFunctionData } from 'viem'
import { quorumRead } from '../../chain/quorumRead.ts'
import { attemptFolderOf } from '../runFolder.ts'
import { removeFolder } from '../removeFolder.ts'
import type { RunContext, RunStep } from '../runContext.ts'
import { NotYet } from '../runRejected.ts'

/**
 * After `reported`: applies the gate on chain once the challenge window is over by the chain's own time. A result that
 * misses the gate is finalised too, to Refused: that is for the chain to say, not for the trainer.
 */
export const finalizeStep: RunStep = async (job, context) => {
  const { facts, ledger, sender, deployment, publish, finalHeader } = context
  const run = facts.run(job.runId)
  if (run?.status === 'submitted') {
    const closesAt = (run.submittedAt ?? 0) + (await challengeWindow(context))
    const now = finalHeader()?.timestamp ?? 0
    if (now < closesAt) {
      publish(job, 'finalize', { fraction: 0, message: `The challenge window closes in ${closesAt - now} s` })
      throw new NotYet('the challenge window is open', 1)
    }
    publish(job, 'finalize', { fraction: 0.5, message: 'Applying the gate' })
    await sender.send({
      purpose: `finalize:${job.executionKey}`,
      to: deployment.contracts.runs,
      data: encodeFunctionData({ abi: trainingRunsAbi, functionName: 'finalize', args: [job.runId] }),
    })
  }
  const status = facts.run(job.runId)?.status
  if (status === 'submitted' || status === 'started') throw new NotYet('the end is not final yet', 1)
  publish(job, 'finalize', { fraction: 1, message: `The run is ${status ?? 'unknown'}` })
  await removeFolder(attemptFolderOf(job, context.runsDir).inputs)
  return ledger.settle(job)
}

async function challengeWindow({ quorum, deployment, finalHeader }: RunContext): Promise<number> {
  const blockHash = finalHeader()?.hash
  if (!blockHash) throw new NotYet('no final block yet', 1)
  return quorumRead(quorum, {
    address: deployment.contracts.runs,
    abi: trainingRunsAbi,
    functionName: 'challengeWindow',
    args: [],
    blockHash,
  })
}
