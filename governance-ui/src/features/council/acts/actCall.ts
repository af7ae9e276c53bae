import {
  agreementOf,
  auditCouncilAbi,
  type Calls,
  type CouncilActFile,
  descriptionHashOf,
  reasonDigestOf,
} from '@althing/proposals'
import type { PreparedCall } from '../../../transactions/preparedCall.ts'

/** A proposal as a veto names it. */
export type ProposedCalls = Calls & { description: string }

/** The call that brings an act to the council; null for a veto whose proposal is not at hand. */
export function actCallOf(
  { act, council, signatures }: CouncilActFile,
  proposal: ProposedCalls | null,
): PreparedCall | null {
  const call = { contract: 'council', to: council, abi: auditCouncilAbi }
  const reason = reasonDigestOf(act.reason)
  const agreement = agreementOf({ deadline: BigInt(act.deadline), signatures })
  switch (act.type) {
    case 'veto': {
      if (proposal === null) return null
      const { targets, values, calldatas, description } = proposal
      const calls = { targets, values, calldatas, descriptionHash: descriptionHashOf(description) }
      return {
        ...call,
        title: 'Veto this proposal',
        functionName: 'veto',
        args: [act.governor, calls, reason, agreement],
      }
    }
    case 'pause': {
      const args = [act.governor, act.subject, BigInt(act.duration), reason, agreement]
      return { ...call, title: 'Hold it back', functionName: 'pause', args }
    }
    case 'endPause':
    default:
      return { ...call, title: 'End the pause', functionName: 'endPause', args: [act.subject, reason, agreement] }
  }
}
