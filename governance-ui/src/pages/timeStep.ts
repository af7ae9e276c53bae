import type { Clock } from '../chain/useClock.ts'
import type { Advance } from '../features/localTime/advance.ts'
import type { ProposalFacts } from '../features/proposals/factQueries.ts'

/** The jump that brings a proposal of the local chain to its next state; null where time changes nothing. */
export function timeStepOf(facts: ProposalFacts, clock: Clock): { label: string; by: Advance } | null {
  const until = (point: number): Advance =>
    clock.mode === 'blocknumber' ? { blocks: point - clock.now + 1 } : { seconds: point - clock.now + 1 }
  switch (facts.state) {
    case 'pending':
      return { label: 'Go to the opening of the vote', by: until(facts.snapshot) }
    case 'active':
      return { label: 'Go to the end of the vote', by: until(facts.deadline) }
    case 'queued':
      if (facts.eta === null || facts.eta <= clock.timestamp) return null
      return { label: 'Go past the timelock’s delay', by: { seconds: facts.eta - clock.timestamp + 1 } }
    case 'canceled':
    case 'defeated':
    case 'succeeded':
    case 'expired':
    case 'executed':
    default:
      return null
  }
}
