import { formatVotes, shareOf } from '../../format/amount.ts'
import { Progress } from '../../ui/Progress.tsx'
import type { ProposalFacts } from './factQueries.ts'

/** How many must take part. Votes for and abstentions count, as the governor counts them. */
export function Quorum({ facts }: { facts: ProposalFacts }) {
  if (facts.quorum === null) {
    return <p className="field__hint">The quorum is fixed when voting opens.</p>
  }
  const present = facts.tally.for + facts.tally.abstain
  const reached = present >= facts.quorum
  return (
    <Progress
      fraction={reached ? 1 : shareOf(present, facts.quorum)}
      label={`Quorum ${reached ? 'reached' : 'not reached'}: ${formatVotes(present)} of ${formatVotes(facts.quorum)}`}
    />
  )
}
