import { numberToHex, formatEther } from 'viem'
import type { RunJob } from '../ledger/runJob.ts'
import type { RunContext } from './runContext.ts'
import { approvedConfigOf } from './runInputs.ts'
import { Blocked } from './runRejected.ts'

const askAgainSeconds = 15

/**
 * Requires that this relayer's account may take a run now: admitted, with enough of its bond free.
 *
 * @throws Blocked saying who has to do what.
 */
export async function requireFitTrainer({ market, trainer }: RunContext): Promise<void> {
  const [{ admitted, bond }, minBond] = [await market.trainerOf(trainer), await market.minBond()]
  if (!admitted)
    throw new Blocked(`${trainer} is not an admitted trainer: a proposal with trainer.set admits it`, askAgainSeconds)
  if (bond < minBond)
    throw new Blocked(
      `${trainer} has ${formatEther(bond)} ETH of free bond, a run puts ${formatEther(minBond)} ETH at stake: ` +
        `althing trainer bond ${formatEther(minBond - bond)}`,
      askAgainSeconds,
    )
}

/**
 * Requires that nothing of a run is held back by the council: neither itself, nor its config, nor a dataset of it.
 *
 * @throws Blocked naming the first thing that is.
 */
export async function requireNotPaused(job: RunJob, { market, facts }: RunContext): Promise<void> {
  const { config } = approvedConfigOf(job, facts)
  const run = numberToHex(job.runId, { size: 32 })
  const paused = await market.firstPaused([run, job.configId, ...config.trainingSets, ...config.evaluationSets])
  if (!paused) return
  const { subject, endsAt } = paused
  const what =
    subject === run ? `run ${job.runId}` : subject === job.configId ? `config ${subject}` : `dataset ${subject}`
  throw new Blocked(`the council holds ${what} back until ${new Date(endsAt * 1000).toISOString()}`, askAgainSeconds)
}
