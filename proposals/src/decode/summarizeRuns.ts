import { formatDuration } from '../actions/duration.ts'
import { argumentsOf, type CallArguments } from './callArguments.ts'
import type { DecodedCall } from './decodedCall.ts'
import { formatTokens } from './formatTokens.ts'
import { reasonDetails } from './summarizeDatasets.ts'
import type { CallFacts, SummaryContext } from './summary.ts'

/** Calls of the register of training runs. */
export function summarizeRuns(call: DecodedCall, context: SummaryContext): CallFacts | null {
  const args = argumentsOf(call)
  switch (call.method ?? '') {
    case 'authorize':
      return {
        sentence: `Authorise one training under config ${args.hex('configId')}`,
        details: authorizationDetails(args, 'the version stays a candidate until another vote'),
      }
    case 'authorizeRelease':
      return {
        sentence: `Authorise one training under config ${args.hex('configId')}, and its release by the gate`,
        details: authorizationDetails(args, 'the version comes into force at once if it passes the gate'),
      }
    case 'cancel':
      return { sentence: `Stop training run ${args.integer('runId')}`, details: reasonDetails(args, context) }
    case 'setTrainer': {
      const trainer = args.text('trainer')
      return {
        sentence: args.flag('admitted') ? `Admit trainer ${trainer}` : `Dismiss trainer ${trainer}`,
        details: [],
      }
    }
    case 'setVerifier': {
      const verifier = args.text('verifier')
      return {
        sentence: args.flag('admitted') ? `Admit verifier ${verifier}` : `Dismiss verifier ${verifier}`,
        details: [],
      }
    }
    case 'slashTrainer':
      return {
        sentence: `Take up to ${formatTokens(args.integer('amount'))} ETH of the bond of trainer ${args.text('trainer')}`,
        details: reasonDetails(args, context),
      }
    case 'setTerms':
      return { sentence: 'Change what is at stake in training', details: termsDetails(args.tuple('newTerms')) }
    default:
      return null
  }
}

function authorizationDetails(args: CallArguments, after: string): string[] {
  const bounty = args.integer('bounty')
  return [
    `Within ${formatDuration(args.integer('duration'))} of the execution`,
    `Afterwards ${after}`,
    ...(bounty > 0n ? [`For a bounty of ${formatTokens(bounty)} ETH`] : []),
  ]
}

function termsDetails(terms: CallArguments): string[] {
  const percent = (name: string) => `${Number(terms.integer(name)) / 100} %`
  return [
    `A trainer puts ${formatTokens(terms.integer('minBond'))} ETH at stake in each run`,
    `A challenger puts ${formatTokens(terms.integer('disputeBond'))} ETH at stake`,
    `A verdict needs ${terms.integer('minVotes')} agreeing votes at least, and a majority of the jury`,
    `Jurors who decide share ${percent('jurorShare')} of what the loser loses`,
    `Letting a lease or a deadline pass costs a trainer ${percent('lapseShare')} of its stake, a vote without a verdict the challenger as much of its own`,
  ]
}
