import { trainingRunsAbi, type Deployment } from '@althing/proposals'
import { encodeFunctionData, isAddressEqual, type Address, type Hex } from 'viem'
import type { RunJob } from '../ledger/runJob.ts'
import type { Logger } from '../log.ts'
import { TransactionReverts } from '../tx/revert.ts'
import type { TransactionSender } from '../tx/transactionSender.ts'
import type { ChainFacts } from './chainFacts.ts'
import type { Market } from './market.ts'
import type { RelayerState } from './relayerState.ts'

const retryMs = 10_000

export type LeaseKeeperParts = {
  readonly deployment: Deployment
  readonly trainer: Address
  readonly facts: Pick<ChainFacts, 'run'>
  readonly market: Pick<Market, 'leaseDuration'>
  readonly sender: Pick<TransactionSender, 'send'>
  readonly jobs: () => readonly RunJob[]
  /** The chain's own time, Unix seconds; the latest block's will do. */
  readonly chainNow: () => number
  readonly now: () => number
  readonly log: Logger
  readonly alarm: RelayerState['alarm']
}

/**
 * Creates what renews the lease of every run that this relayer holds, a third of its time after it was taken or renewed:
 * the rest is for a slow chain and for finality.
 *
 * Each renewal has one purpose, named after the lease that it renews: asked for again after a crash it is not sent twice.
 * A run that final events say is over, or somebody else's, is never renewed; nor is one whose call would revert.
 *
 * @returns Looks once; to be called again and again. Never rejects.
 */
export function createLeaseKeeper(parts: LeaseKeeperParts): () => Promise<void> {
  const { deployment, trainer, facts, market, sender, jobs, chainNow, now, log, alarm } = parts
  const busyUntil = new Map<Hex, number>()

  async function renew({ executionKey, runId }: RunJob, heldSince: number): Promise<void> {
    const name = `lease ${runId}`
    busyUntil.set(executionKey, Infinity)
    try {
      await sender.send({
        purpose: `heartbeat:${executionKey}:${heldSince}`,
        to: deployment.contracts.runs,
        data: encodeFunctionData({ abi: trainingRunsAbi, functionName: 'heartbeat', args: [runId] }),
      })
      alarm(name, null)
      busyUntil.set(executionKey, 0)
    } catch (error) {
      busyUntil.set(executionKey, now() + retryMs)
      const reason = error instanceof Error ? error.message : String(error)
      log.warn({ run: String(runId), reason }, 'the lease was not renewed')
      alarm(name, error instanceof TransactionReverts ? null : `the lease of run ${runId} was not renewed: ${reason}`)
    }
  }

  return async () => {
    const held = jobs().flatMap((job) => {
      const run = facts.run(job.runId)
      if (job.settled || run?.status !== 'started' || run.heldSince === null || run.trainer === null) return []
      const isOurs = isAddressEqual(run.trainer, trainer) && chainNow() <= run.deadline
      return isOurs && now() >= (busyUntil.get(job.executionKey) ?? 0) ? [{ job, heldSince: run.heldSince }] : []
    })
    if (held.length === 0) return
    const leaseDuration = await market.leaseDuration().catch(() => Infinity)
    const due = held.filter(({ heldSince }) => chainNow() >= heldSince + leaseDuration / 3)
    // Not waited for: a renewal takes as long as finality, and the next run's lease may run out before.
    for (const { job, heldSince } of due) void renew(job, heldSince)
  }
}
