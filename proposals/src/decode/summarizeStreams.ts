import { formatDuration } from '../actions/duration.ts'
import { argumentsOf } from './callArguments.ts'
import type { DecodedCall } from './decodedCall.ts'
import { formatAsset } from './formatAsset.ts'
import type { CallFacts } from './summary.ts'

/** Calls of the treasury's streams. */
export function summarizeStreams(call: DecodedCall): CallFacts | null {
  const args = argumentsOf(call)
  switch (call.method ?? '') {
    case 'open': {
      const terms = args.tuple('terms')
      const amount = (units: bigint) => formatAsset(args.text('asset'), units)
      return {
        sentence: `Set ${amount(args.integer('amount'))} of the treasury aside for ${args.text('recipient')}`,
        details: [
          `It may take ${amount(terms.integer('rate'))} every ${formatDuration(terms.integer('period'))}`,
          `At most ${amount(terms.integer('cap'))} at once`,
        ],
      }
    }
    case 'close':
      return {
        sentence: `Take back what is left of the stream of ${args.text('recipient')}`,
        details: [
          BigInt(args.text('asset')) === 0n ? 'Its stream of ETH' : `Its stream of token ${args.text('asset')}`,
        ],
      }
    default:
      return null
  }
}
