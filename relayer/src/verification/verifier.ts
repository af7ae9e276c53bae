import { trainingRunsAbi, type Deployment } from '@althing/proposals'
import { encodeAbiParameters, encodeFunctionData, isAddressEqual, keccak256, toHex, type Address } from 'viem'
import type { RunJob } from '../ledger/runJob.ts'
import type { Logger } from '../log.ts'
import { launchTraining } from '../orchestrator/launchTraining.ts'
import { removeFolder } from '../orchestrator/removeFolder.ts'
import type { RelayerState } from '../orchestrator/relayerState.ts'
import type { RunContext } from '../orchestrator/runContext.ts'
import type { RunFact } from '../orchestrator/runFacts.ts'
import { attemptFolderOf } from '../orchestrator/runFolder.ts'
import { findingOf } from './findingOf.ts'
import type { Verification, VerificationLedger } from './verificationLedger.ts'

const attempts = 3
const retryMs = 10_000

export type VerifierParts = {
  readonly context: RunContext
  readonly ledger: VerificationLedger
  readonly log: Logger
  readonly alarm: RelayerState['alarm']
  readonly now: () => number
}

/**
 * Creates what judges disputed results of bit-exact configs: repeats the training from verified bytes with the engine that trains,
 * and votes for what it found, whatever was reported. Once a run: each step is written before it is taken, and the vote has one
 * purpose.
 *
 * Only while a dispute is open by final events, its account is an admitted verifier, and neither trained nor disputes the run.
 *
 * @returns Looks once; to be called again and again. Never rejects.
 */
export function createVerifier(parts: VerifierParts): () => Promise<void> {
  const { context, ledger, log, alarm, now } = parts
  const { facts, market, trainer: account } = context
  const notBefore = new Map<bigint, number>()

  async function openNew(): Promise<void> {
    const disputed = [...facts.runs()].filter(([, run]) => isOurs(run, account))
    if (disputed.length === 0 || !(await market.isVerifier(account))) return
    for (const [runId] of disputed) await ledger.open(runId)
  }

  async function advance(verification: Verification): Promise<void> {
    const { runId, state, attempt } = verification
    const run = facts.run(runId)
    const job = run && repetitionOf(verification, { run, deployment: context.deployment })
    if (run?.dispute?.voters.some((voter) => isAddressEqual(voter, account)))
      return ledger.move(verification, { state: 'voted' })
    if (!run || !job || !isOurs(run, account)) return end(verification, { job, reason: 'the dispute ended without it' })
    const isOver = (context.finalHeader()?.timestamp ?? 0) >= (run.dispute?.votingEndsAt ?? 0)
    if (isOver) return end(verification, { job, reason: 'the jury can vote no longer' })
    if (state === 'opened') return ledger.move(verification, { state: 'training', attempt: attempt + 1 })
    if (state === 'training') return repeat(verification, job)
    return vote(verification, job)
  }

  async function repeat(verification: Verification, job: RunJob): Promise<void> {
    const training = await context.engine.get(attemptFolderOf(job, context.runsDir).name)
    if (!training) {
      log.info({ run: String(job.runId), attempt: job.attempt }, 'repeating a disputed training')
      await launchTraining(job, context)
      return
    }
    const found = findingOf(training)
    if (found === 'waiting') return
    if (found !== 'again') return ledger.move(verification, { state: 'found', finding: found })
    if (verification.attempt < attempts) return ledger.move(verification, { state: 'opened' })
    return end(verification, { job, reason: `the repetition was lost or stopped ${attempts} times` })
  }

  async function vote(verification: Verification, job: RunJob): Promise<void> {
    const { runId, finding } = verification
    if (!finding) return end(verification, { job, reason: 'nothing was found' })
    const { hash, succeeded } = await context.sender.send({
      purpose: `verdict:${job.executionKey}`,
      to: context.deployment.contracts.runs,
      data: encodeFunctionData({ abi: trainingRunsAbi, functionName: 'castVerdict', args: [runId, finding] }),
    })
    if (!succeeded) return
    log.info({ run: String(runId), root: finding.artifact.root, transaction: hash }, 'voted')
    await removeFolder(attemptFolderOf(job, context.runsDir).inputs)
    return ledger.move(verification, { state: 'voted' })
  }

  async function end(
    verification: Verification,
    { job, reason }: { job: RunJob | undefined; reason: string },
  ): Promise<void> {
    log.warn({ run: String(verification.runId), reason }, 'a verification ended without a vote')
    if (job) {
      const { name, inputs } = attemptFolderOf(job, context.runsDir)
      if (await context.engine.get(name)) await context.engine.cancel(name)
      await removeFolder(inputs)
    }
    return ledger.move(verification, { state: 'ended', reason })
  }

  async function tryTo(verification: Verification): Promise<void> {
    const { runId } = verification
    if (now() < (notBefore.get(runId) ?? 0)) return
    const name = `verification ${runId}`
    try {
      await advance(verification)
      alarm(name, null)
    } catch (error) {
      if (context.signal.aborted) return
      const reason = error instanceof Error ? error.message : String(error)
      notBefore.set(runId, now() + retryMs)
      log.warn({ run: String(runId), reason }, 'a verification does not go on')
      alarm(name, `the verification of run ${runId} does not go on: ${reason}`)
    }
  }

  return async () => {
    try {
      await openNew()
      for (const verification of await ledger.unsettled()) await tryTo(verification)
    } catch (error) {
      if (!context.signal.aborted) log.warn({ reason: String(error) }, 'disputes cannot be looked at')
    }
  }
}

/** Whether the dispute is for this verifier to judge, and it has not. */
function isOurs({ status, dispute, trainer }: RunFact, account: Address): boolean {
  if (status !== 'disputed' || !dispute?.bitExact) return false
  const parties = [dispute.challenger, ...dispute.voters, ...(trainer ? [trainer] : [])]
  return !parties.some((party) => isAddressEqual(party, account))
}

/** The repetition as the steps of a run know it, under a key of its own: its files never meet those of a training. */
function repetitionOf(
  { runId, attempt }: Verification,
  { run, deployment }: { run: RunFact; deployment: Deployment },
): RunJob {
  const { chainId, contracts } = deployment
  const identity = encodeAbiParameters(
    [{ type: 'bytes32' }, { type: 'uint256' }, { type: 'address' }, { type: 'uint256' }],
    [keccak256(toHex('verification')), BigInt(chainId), contracts.runs, runId],
  )
  return {
    executionKey: keccak256(identity),
    runId,
    configId: run.configId,
    proposalId: run.proposalId,
    observedAt: 0,
    state: 'launching',
    attempt,
    fence: 0n,
    reason: null,
    trust: 'proof',
    sandbox: null,
    engineRef: null,
    facts: { parentVersion: run.parent ?? undefined },
    progress: null,
    settled: false,
  }
}
