import { z } from 'zod'
import { amountWithin, durationUpTo, durationWithin, shareSchema, shareWithin } from './quantities.ts'

const stakeSchema = amountWithin(1n, 10n ** 21n, 'an amount of ETH as text, such as "0.01", more than 0, 1000 at most')
const someVotes = 'a whole number of votes, 1 to 32'
const days = (count: number) => durationUpTo(count * 86_400, `a duration of ${count} days at most`)
const daysFromMinute = (count: number) => durationWithin(60, count * 86_400, `a duration of 1 minute to ${count} days`)

/** The market for training. Who has nothing at stake may lie, or stop every run, for nothing. */
export const runsSchema = z.strictObject(
  {
    challengeWindow: days(30),
    votingPeriod: daysFromMinute(30),
    leaseDuration: daysFromMinute(90),
    unbondingDelay: days(90),
    minBond: stakeSchema,
    disputeBond: stakeSchema,
    minVotes: z.int({ error: someVotes }).min(1, { error: someVotes }).max(32, { error: someVotes }),
    jurorShare: shareWithin(0, 5_000, 'a share of 50 % at most'),
    lapseShare: shareSchema,
  },
  {
    error:
      'an object with challengeWindow, votingPeriod, leaseDuration, unbondingDelay, minBond, disputeBond, minVotes, jurorShare and lapseShare',
  },
)
