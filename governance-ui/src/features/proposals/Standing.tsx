import { formatShare, formatVotes, shareOf } from '../../format/amount.ts'
import { secondsAt, useClock } from '../../chain/useClock.ts'
import { Moment } from '../../ui/Moment.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { TallyBar } from '../../ui/TallyBar.tsx'
import type { ProposalFacts } from './factQueries.ts'
import { Quorum } from './Quorum.tsx'
import { stateWords } from './stateWords.ts'

/** Where the vote stands, by the governor's own numbers. */
export function Standing({ facts }: { facts: ProposalFacts }) {
  const clock = useClock().data
  const { label, kind, meaning } = stateWords[facts.state]
  const { tally } = facts
  const decided = tally.for + tally.against
  return (
    <section className="stack" aria-label="Where the vote stands">
      <div>
        <StatusMark kind={kind}>{label}</StatusMark>
        <p className="field__hint">
          {meaning}{' '}
          {clock && facts.state === 'pending' && (
            <>
              Opens <Moment at={secondsAt(clock, facts.snapshot)} />.
            </>
          )}
          {clock && facts.state === 'active' && (
            <>
              Closes <Moment at={secondsAt(clock, facts.deadline)} />.
            </>
          )}
        </p>
      </div>
      <TallyBar tally={tally} />
      <Quorum facts={facts} />
      <p className="field__hint">
        {decided === 0n
          ? 'Nobody has voted for or against yet.'
          : `${formatShare(shareOf(tally.for, decided))} of ${formatVotes(decided)} decided votes are for; more than half must be.`}
      </p>
    </section>
  )
}
