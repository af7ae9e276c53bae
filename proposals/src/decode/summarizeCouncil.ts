import { argumentsOf } from './callArguments.ts'
import type { DecodedCall } from './decodedCall.ts'
import type { CallFacts } from './summary.ts'

/** Calls of the council that are decisions of the holders. */
export function summarizeCouncil(call: DecodedCall): CallFacts | null {
  const args = argumentsOf(call)
  switch (call.method ?? '') {
    case 'setMembers': {
      const members = args.hexes('members')
      return members.length === 0
        ? { sentence: 'Leave the council without members: nobody can veto or pause', details: [] }
        : {
            sentence: `Make a council of ${members.length}, of whom ${args.integer('threshold')} must agree`,
            details: members.map((member) => `Member ${member}`),
          }
    }
    case 'overrule':
      return {
        sentence: `Let the calls with hash ${args.hex('actionsHash')} pass without the council’s veto`,
        details: ['For good, and whatever is written about them'],
      }
    case 'overrulePause':
      return { sentence: `End the council’s pause of ${args.hex('subject')}`, details: [] }
    default:
      return null
  }
}
