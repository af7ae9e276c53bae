import { createHash } from 'node:crypto'
import { asHex, commitmentOf, findingFrom, trainingRunsAbi } from '@althing/proposals'
import { encodeFunctionData, type Hex } from 'viem'
import type { RunJob } from '../../ledger/runJob.ts'
import { attemptFolderOf } from '../runFolder.ts'
import type { RunContext, RunStep } from '../runContext.ts'
import { NotYet } from '../runRejected.ts'

/** failed → reporting: nothing was made, and the chain is to know. */
export const giveUpStep: RunStep = (job, { ledger }) => ledger.move(job, 'reporting', { facts: { gaveUp: true } })

/** reporting → reported: puts the result, or the failure, on chain and waits until that is final. */
export const reportStep: RunStep = async (job, context) => {
  const { facts, ledger, sender, deployment, publish } = context
  const run = facts.run(job.runId)
  if (run?.status === 'started') {
    await requireTimeLeft(job, context)
    publish(job, 'submit', { fraction: 0, message: 'Reporting on chain' })
    const [kind, data] = job.facts.gaveUp ? ['fail', failCall(job)] : ['submit', await submitCall(job, context)]
    const { hash, succeeded } = await sender.send({
      purpose: `${kind}:${job.executionKey}`,
      to: deployment.contracts.runs,
      data,
    })
    if (!succeeded) throw new NotYet(`${hash} reverted in its block: it is sent anew`, 1)
    publish(job, 'submit', { fraction: 1, message: `Reported in ${hash}` })
    return ledger.move(job, 'reported', { facts: { reportTransaction: hash } })
  }
  return ledger.move(job, 'reported')
}

/** After its deadline a run that was not submitted is expired: what is left of the stake comes back, and nothing else. */
async function requireTimeLeft(job: RunJob, context: RunContext): Promise<void> {
  const { facts, finalHeader, market, sender, deployment } = context
  const [deadline, now] = [facts.run(job.runId)?.deadline, finalHeader()?.timestamp]
  if (deadline === undefined || now === undefined || now <= deadline) return
  if ((await market.stakeOf(job.runId)) > 0n)
    await sender.send({
      purpose: `expire:${job.executionKey}`,
      to: deployment.contracts.runs,
      data: encodeFunctionData({ abi: trainingRunsAbi, functionName: 'expire', args: [job.runId] }),
    })
  throw new RunExpired(job.runId)
}

/** The run's deadline passed before its result was on chain. */
export class RunExpired extends Error {
  override name = 'RunExpired'

  constructor(runId: bigint) {
    super(`run ${runId} expired before its result was reported`)
  }
}

async function submitCall(job: RunJob, { engine, store, runsDir, artifactUri }: RunContext): Promise<Hex> {
  const { artifactRoot, attestationDigest } = job.facts
  const outcome = (await engine.get(attemptFolderOf(job, runsDir).name))?.outcome
  const manifest = artifactRoot === undefined ? null : await store.manifest(artifactRoot)
  if (!outcome || !manifest || attestationDigest === undefined) throw new NotYet('the outcome cannot be read', 10)
  const finding = findingFrom({ ...outcome, artifact: commitmentOf(manifest) })
  const result = { ...finding, attestationDigest, checkpointsRoot: asHex(outcome.checkpointsRoot) }
  return encodeFunctionData({
    abi: trainingRunsAbi,
    functionName: 'submit',
    args: [job.runId, result, artifactUri(finding.artifact.root)],
  })
}

function failCall(job: RunJob): Hex {
  const reason = createHash('sha256')
    .update(job.reason ?? '')
    .digest('hex')
  return encodeFunctionData({ abi: trainingRunsAbi, functionName: 'fail', args: [job.runId, asHex(`0x${reason}`)] })
}
