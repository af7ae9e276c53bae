import { tierNames } from '../abi/enums.ts'
import { reviewerKinds } from '../actions/reviewerKinds.ts'
import { argumentsOf } from './callArguments.ts'
import type { DecodedCall } from './decodedCall.ts'
import type { CallFacts } from './summary.ts'

/** Calls of the panel of reviewers. */
export function summarizeReviews(call: DecodedCall): CallFacts | null {
  const args = argumentsOf(call)
  switch (call.method ?? '') {
    case 'setReviewer': {
      const account = args.text('account')
      const kind = reviewerKinds[Number(args.integer('kind'))]
      if (kind === 'none') return { sentence: `Dismiss reviewer ${account}`, details: ['Its reports count no longer'] }
      const agent = args.tuple('agent')
      const registry = agent.text('registry')
      return {
        sentence: `Admit ${account} as a reviewer: ${kind === 'person' ? 'a person' : 'an automatic agent'}`,
        details: BigInt(registry) === 0n ? [] : [`Known as agent ${agent.integer('id')} of registry ${registry}`],
      }
    }
    case 'setThreshold': {
      const tier = (tierNames[Number(args.integer('tier'))] ?? 'unknown').toLowerCase()
      const [approvals, persons] = [args.integer('approving'), args.integer('persons')]
      return approvals === 0n
        ? { sentence: `Ask for no review before ${tier} decisions`, details: [] }
        : {
            sentence: `Ask for ${approvals} approving reports before ${tier} decisions`,
            details: [`Of them from persons: ${persons} at least`],
          }
    }
    default:
      return null
  }
}
