import { z } from 'zod'
import { amountSchema, durationWithin, shareWithin, spanSchema } from './quantities.ts'

const limitsSchema = z.strictObject(
  { maxVotingDelay: spanSchema, minVotingPeriod: spanSchema, maxVotingPeriod: spanSchema },
  { error: 'an object with maxVotingDelay, minVotingPeriod and maxVotingPeriod' },
)

/** What a decision of a tier needs beside what a routine one needs. */
const tierSchema = z.strictObject(
  {
    quorum: shareWithin(100, 5_000, 'a share of 1 % to 50 %'),
    approval: shareWithin(5_000, 9_000, 'a share of 50 % to 90 %'),
  },
  { error: 'an object with quorum and approval' },
)

const aUri = 'a URI of at most 2048 bytes, or an empty text'
/** How holders decide. */
export const governorSchema = z.strictObject(
  {
    votingDelay: spanSchema,
    votingPeriod: spanSchema,
    voteExtension: spanSchema,
    proposalThreshold: amountSchema,
    quorum: shareWithin(100, 5_000, 'a share of 1 % to 50 %'),
    tiers: z.strictObject(
      { model: tierSchema, constitutional: tierSchema },
      { error: 'an object with model and constitutional' },
    ),
    queueWindow: spanSchema,
    executionWindow: durationWithin(3_600, 31_536_000, 'a duration of 1 hour to 365 days'),
    daoURI: z.string({ error: aUri }).refine((uri) => Buffer.byteLength(uri) <= 2_048, { error: aUri }),
    limits: limitsSchema,
  },
  {
    error:
      'an object with votingDelay, votingPeriod, voteExtension, proposalThreshold, quorum, tiers, queueWindow, executionWindow, daoURI and limits',
  },
)
