import { contractNames, type Deployment } from '@althing/proposals'
import type { RunJob } from '../ledger/runJob.ts'
import type { RunState } from './proveRun.ts'
import { RunRejected } from './runRejected.ts'

/** A started run can be taken over once its lease ran out; whether it did is asked when it would be taken. */
const takeable: readonly RunState['status'][] = ['Authorized', 'Started']

/**
 * Compares what the chain's state says with what the run's event said, at the newest final block.
 *
 * @param now Time of that block, Unix seconds.
 * @throws RunRejected naming the first thing that is not as it must be.
 */
export function checkRunState(state: RunState, expected: { job: RunJob; deployment: Deployment; now: number }): void {
  const { job, deployment, now } = expected
  for (const name of contractNames) {
    const [found, pinned] = [state.codeHashes[name].toLowerCase(), deployment.codeHashes[name].toLowerCase()]
    if (found !== pinned) reject(`the code of ${name} hashes to ${found}, pinned is ${pinned}`)
  }
  if (state.status === 'None') reject('TrainingRuns knows no such run')
  if (!takeable.includes(state.status)) reject(`the run is ${state.status}, nobody can take it any more`)
  if (state.configId !== job.configId)
    reject(`the run is for config ${state.configId}, its event named ${job.configId}`)
  if (state.proposalId !== job.proposalId)
    reject(`the run rests on proposal ${state.proposalId}, its event named ${job.proposalId}`)
  if (!state.proposalExecuted || state.proposalCanceled) reject(`proposal ${job.proposalId} is not executed`)
  if (!state.operationDone) reject(`the timelock operation ${job.facts.operationId ?? ''} is not done`)
  if (state.configRevoked || !state.configApproved) reject(`config ${job.configId} is not in force`)
  if (now > state.deadline) reject(`the run expired at ${new Date(state.deadline * 1000).toISOString()}`)
}

function reject(reason: string): never {
  throw new RunRejected(reason)
}
