import { formatBasisPoints, formatVotes, shareOf } from '../../format/amount.ts'
import { ShareMeter } from '../../ui/ShareMeter.tsx'
import type { ProposalFacts } from './factQueries.ts'

/** The share of the decided votes that is for, against the share that this proposal needs. */
export function Approval({ facts: { tally, approval } }: { facts: ProposalFacts }) {
  const decided = tally.for + tally.against
  const needed = approval === 5_000 ? 'more than half' : formatBasisPoints(approval)
  if (decided === 0n) {
    return <p className="field__hint">Nobody has voted for or against yet; {needed} of those must be for.</p>
  }
  const share = Math.floor(shareOf(tally.for, decided) * 10_000)
  return (
    <ShareMeter
      share={share}
      needed={approval}
      words={`${formatBasisPoints(share)} of ${formatVotes(decided)} decided votes are for; ${needed} must be.`}
    />
  )
}
