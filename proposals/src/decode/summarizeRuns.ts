import { formatDuration } from '../actions/duration.ts'
import { argumentsOf } from './callArguments.ts'
import type { DecodedCall } from './decodedCall.ts'
import { reasonDetails } from './summarizeDatasets.ts'
import type { CallFacts, SummaryContext } from './summary.ts'

/** Calls of the register of training runs. */
export function summarizeRuns(call: DecodedCall, context: SummaryContext): CallFacts | null {
  const args = argumentsOf(call)
  switch (call.method ?? '') {
    case 'authorize': {
      const after = args.flag('release')
        ? 'the version comes into force at once if it passes the gate'
        : 'the version stays a candidate until another vote'
      return {
        sentence: `Authorise one training under config ${args.hex('configId')}`,
        details: [`Within ${formatDuration(args.integer('duration'))} of the execution`, `Afterwards ${after}`],
      }
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
    default:
      return null
  }
}
