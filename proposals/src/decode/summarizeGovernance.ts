import { formatDuration } from '../actions/duration.ts'
import { tierNames } from '../abi/enums.ts'
import { argumentsOf, type CallArguments } from './callArguments.ts'
import type { DecodedCall } from './decodedCall.ts'
import { formatTokens } from './formatTokens.ts'
import type { CallFacts, SummaryContext } from './summary.ts'

/** Calls of token, governor and timelock; null for those that have no sentence of their own. */
export function summarizeGovernance(call: DecodedCall, context: SummaryContext): CallFacts | null {
  if (call.method === 'setTierRequirements') return tierRequirements(argumentsOf(call).tuple('requirements'))
  if (call.method === 'setTiers') return tierTable(argumentsOf(call).tuples('rules'))

  const sentence = sentenceOf(call, context)
  return sentence === null ? null : { sentence, details: [] }
}

function sentenceOf(call: DecodedCall, { clock }: SummaryContext): string | null {
  const args = argumentsOf(call)
  const units = (name: string): string =>
    clock === 'timestamp' ? formatDuration(args.integer(name)) : `${args.integer(name)} blocks`

  switch (`${call.contract}.${call.method}`) {
    case 'token.mint':
      return `Create ${formatTokens(args.integer('amount'))} new tokens for ${args.text('to')}`
    case 'governor.setVotingDelay':
      return `Set the wait before a vote to ${units('newVotingDelay')}`
    case 'governor.setVotingPeriod':
      return `Set the length of a vote to ${units('newVotingPeriod')}`
    case 'governor.setLateQuorumVoteExtension':
      return `Set the least time left after quorum to ${units('newVoteExtension')}`
    case 'governor.setProposalThreshold':
      return `Set the votes needed to propose to ${formatTokens(args.integer('newProposalThreshold'))} tokens`
    case 'governor.updateQuorumNumerator':
      return `Set the quorum to ${Number(args.integer('newQuorumNumerator')) / 100} % of the supply`
    case 'governor.setProposalGuardian':
      return guardian(args.text('newProposalGuardian'))
    case 'governor.setGuardianTermEnd':
      return `End the guardian’s term at ${formatMoment(args.integer('termEnd'))}`
    case 'governor.setDaoURI':
      return `Say that the DAO describes itself at ${JSON.stringify(args.text('uri'))}`
    case 'timelock.updateDelay':
      return `Set the delay before execution to ${formatDuration(args.integer('newDelay'))}`
    default:
      return null
  }
}

function guardian(account: string): string {
  return BigInt(account) === 0n
    ? 'Leave the governor without a guardian'
    : `Make ${account} the guardian, who can cancel any proposal`
}

function tierRequirements(requirements: CallArguments): CallFacts {
  const percent = (name: string) => `${Number(requirements.integer(name)) / 100} %`
  const needs = (tier: string) =>
    `needs votes of ${percent(`${tier}Quorum`)} of the supply, ${percent(`${tier}Approval`)} of them in favour`
  return {
    sentence: 'Change how much agreement decisions take',
    details: [`A decision about models ${needs('model')}`, `A constitutional decision ${needs('constitutional')}`],
  }
}

function tierTable(rules: readonly CallArguments[]): CallFacts {
  return {
    sentence: 'Change how much agreement some calls take',
    details: rules.map((rule) => {
      const tier = tierNames[Number(rule.integer('tier'))] ?? 'unknown'
      return `${tier}: calls of ${rule.text('selector')} on ${rule.text('target')}`
    }),
  }
}

/** A moment in Unix seconds; the number alone where no calendar has it. */
function formatMoment(seconds: bigint): string {
  return seconds < 253_402_300_800n ? new Date(Number(seconds) * 1_000).toISOString() : `second ${seconds}`
}
