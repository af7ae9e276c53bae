import { trainingRunsAbi } from '@althing/proposals'
import { encodeFunctionData, formatEther } from 'viem'
import type { RunJob } from '../../ledger/runJob.ts'
import { requireNotPaused } from '../requireReady.ts'
import { attemptFolderOf } from '../runFolder.ts'
import { removeFolder } from '../removeFolder.ts'
import type { RunContext, RunStep } from '../runContext.ts'
import type { RunFact } from '../runFacts.ts'
import { NotYet } from '../runRejected.ts'

/**
 * After `reported`: waits for the challenge window and, where somebody disputes the result, for the jury; then applies the
 * gate on chain. A result that misses the gate is finalised too, to Refused: that is for the chain to say, not for the
 * trainer. What a jury overturned or did not decide has ended without it.
 */
export const finalizeStep: RunStep = async (job, context) => {
  const { facts, ledger, publish, runsDir } = context
  const run = facts.run(job.runId)
  if (run?.status === 'disputed') await awaitVerdict(job, { run, context })
  if (run?.status === 'submitted') await applyGate(job, { run, context })

  const end = facts.run(job.runId)
  if (!end || open.includes(end.status)) throw new NotYet('the end is not final yet', 1)
  const bounty = end.bountyPaid > 0n ? `, and its bounty of ${formatEther(end.bountyPaid)} ETH is the trainer's` : ''
  publish(job, 'finalize', { fraction: 1, message: `The run is ${end.status}${bounty}` })
  await removeFolder(attemptFolderOf(job, runsDir).inputs)
  return ledger.settle(job, endReason(end))
}

const open: readonly RunFact['status'][] = ['authorized', 'started', 'submitted', 'disputed']

/** Why a run ended otherwise than it was meant to; null where it did not, or its reason is known already. */
function endReason({ status, dispute }: RunFact): string | null {
  if (status === 'overturned')
    return `the jury found another result than the reported one: ${dispute?.findingDigest ?? 'none'}`
  if (status !== 'refused') return null
  return dispute?.verdict === 'Undecided'
    ? 'the jury did not decide in time, so the result was refused for caution'
    : "the result missed its config's gate, or a dataset of it lost its approval"
}

type Waiting = { readonly run: RunFact; readonly context: RunContext }

async function awaitVerdict(job: RunJob, { run, context }: Waiting): Promise<void> {
  const { publish, finalHeader } = context
  const [votingEndsAt, now] = [run.dispute?.votingEndsAt ?? 0, finalHeader()?.timestamp ?? 0]
  if (now < votingEndsAt) {
    const until = new Date(votingEndsAt * 1000).toISOString()
    publish(job, 'finalize', {
      fraction: 0.25,
      message: `${run.dispute?.challenger ?? 'Somebody'} disputes the result: a jury votes until ${until}`,
    })
    throw new NotYet('the jury votes', 1)
  }
  publish(job, 'finalize', { fraction: 0.5, message: 'Closing a dispute that nobody decided' })
  await send(job, { context, functionName: 'closeDispute' })
}

async function applyGate(job: RunJob, { run, context }: Waiting): Promise<void> {
  const { market, publish, finalHeader } = context
  const closesAt = (run.submittedAt ?? 0) + (await market.challengeWindow())
  const now = finalHeader()?.timestamp ?? 0
  if (now < closesAt) {
    publish(job, 'finalize', { fraction: 0, message: `The challenge window closes in ${closesAt - now} s` })
    throw new NotYet('the challenge window is open', 1)
  }
  await requireNotPaused(job, context)
  publish(job, 'finalize', { fraction: 0.5, message: 'Applying the gate' })
  await send(job, { context, functionName: 'finalize' })
}

async function send(
  job: RunJob,
  { context, functionName }: { context: RunContext; functionName: 'finalize' | 'closeDispute' },
): Promise<void> {
  const { sender, deployment } = context
  await sender.send({
    purpose: `${functionName}:${job.executionKey}`,
    to: deployment.contracts.runs,
    data: encodeFunctionData({ abi: trainingRunsAbi, functionName, args: [job.runId] }),
  })
}
