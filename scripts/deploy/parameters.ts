import { describeIssues, type JsonValue, parseJson } from '@althing/proposals'
import { z } from 'zod'
import { councilSchema } from './councilParameters.ts'
import { DeployError } from './deployError.ts'
import { addressSchema, anAddress, nameSchema, personSchema } from './identities.ts'
import {
  amountSchema,
  amountUpTo,
  durationSchema,
  durationUpTo,
  positiveAmountSchema,
  shareSchema,
  shareWithin,
  spanSchema,
} from './quantities.ts'

const aHolder = `${anAddress}, or "deployer"`
const holderSchema = z.strictObject(
  {
    name: personSchema,
    address: z.union([z.literal('deployer'), addressSchema], { error: aHolder }),
    amount: positiveAmountSchema,
  },
  { error: 'an object with name, address and amount' },
)

const aSymbol = 'a symbol of 1 to 11 letters or digits'
const tokenSchema = z.strictObject(
  {
    name: nameSchema,
    symbol: z.string({ error: aSymbol }).regex(/^[A-Za-z0-9]{1,11}$/, { error: aSymbol }),
    yearlyMintCap: shareSchema,
    holders: z
      .array(holderSchema, { error: 'a list of 1 to 100 holders' })
      .min(1, { error: 'a list of 1 to 100 holders' })
      .max(100, { error: 'a list of 1 to 100 holders' })
      .refine((holders) => new Set(holders.map(({ address }) => address)).size === holders.length, {
        error: 'each address once',
      }),
  },
  { error: 'an object with name, symbol, yearlyMintCap and holders' },
)

const limitsSchema = z.strictObject(
  { maxVotingDelay: spanSchema, minVotingPeriod: spanSchema, maxVotingPeriod: spanSchema },
  { error: 'an object with maxVotingDelay, minVotingPeriod and maxVotingPeriod' },
)

const tierSchema = z.strictObject(
  {
    quorum: shareWithin(100, 5_000, 'a share of 1 % to 50 %'),
    approval: shareWithin(5_000, 9_000, 'a share of 50 % to 90 %'),
  },
  { error: 'an object with quorum and approval' },
)

const aUri = 'a URI of at most 2048 bytes, or an empty text'
const governorSchema = z.strictObject(
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
    executionWindow: durationUpTo(31_536_000, 'a duration of 365 days at most'),
    guardianTerm: durationUpTo(63_072_000, 'a duration of 730 days at most'),
    daoURI: z.string({ error: aUri }).refine((uri) => Buffer.byteLength(uri) <= 2_048, { error: aUri }),
    limits: limitsSchema,
  },
  {
    error:
      'an object with votingDelay, votingPeriod, voteExtension, proposalThreshold, quorum, tiers, queueWindow, executionWindow, guardianTerm, daoURI and limits',
  },
)

const bondSchema = amountUpTo(10n ** 19n, 'an amount of ETH as text, such as "0.01", 10 at most')
const stakeSchema = amountUpTo(10n ** 21n, 'an amount of ETH as text, such as "0.01", 1000 at most')
const someVotes = 'a whole number of votes, 1 to 32'
const days = (count: number) => durationUpTo(count * 86_400, `a duration of ${count} days at most`)
const daysFromMinute = (count: number) =>
  days(count).refine((seconds) => seconds >= 60, { error: `a duration of 1 minute to ${count} days` })

const runsSchema = z.strictObject(
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

/** What a deployment is made of, in the words and units of people. Field meanings: `scripts/deploy/README.md`. */
export const deployParametersSchema = z.strictObject(
  {
    format: z.literal('deployment-parameters/1', { error: '"deployment-parameters/1"' }),
    name: nameSchema,
    clock: z.enum(['blocknumber', 'timestamp'], { error: '"blocknumber" or "timestamp"' }),
    blockTime: durationSchema,
    token: tokenSchema,
    council: councilSchema,
    governor: governorSchema,
    timelock: z.strictObject({ delay: durationSchema }, { error: 'an object with delay' }),
    datasets: z.strictObject({ submissionBond: bondSchema }, { error: 'an object with submissionBond' }),
    runs: runsSchema,
  },
  { error: 'an object' },
)
export type DeployParameters = z.output<typeof deployParametersSchema>

/**
 * Reads a parameters file.
 * @param input The file's bytes or text.
 * @throws DeployError with one line a field: where, what was found, what is allowed.
 */
export function parseDeployParameters(input: Uint8Array | string): DeployParameters {
  const parsed = deployParametersSchema.safeParse(readJson(input), { reportInput: true })
  if (parsed.success) return parsed.data

  const lines = describeIssues(parsed.error).map(({ path, found, allowed }) => {
    return `  ${path === '' ? 'document' : path}: found ${found}, allowed ${allowed}`
  })
  throw new DeployError(['The deployment parameters are not valid.', ...lines].join('\n'))
}

function readJson(input: Uint8Array | string): JsonValue {
  try {
    return parseJson(input, { maxBytes: 256 * 1024, maxDepth: 8 })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new DeployError(`The deployment parameters are not JSON.\n  ${reason}`, { cause })
  }
}
