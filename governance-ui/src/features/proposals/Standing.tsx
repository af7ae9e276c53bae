import { secondsAt, useClock } from '../../chain/useClock.ts'
import { Moment } from '../../ui/Moment.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { TallyBar } from '../../ui/TallyBar.tsx'
import { Approval } from './Approval.tsx'
import type { ProposalFacts } from './factQueries.ts'
import { Quorum } from './Quorum.tsx'
import { stateWords } from './stateWords.ts'

/** Where the vote stands, by the governor's own numbers. */
export function Standing({ facts }: { facts: ProposalFacts }) {
  const { label, kind, meaning } = stateWords[facts.state]
  return (
    <section className="stack" aria-label="Where the vote stands">
      <div>
        <StatusMark kind={kind}>{label}</StatusMark>
        <p className="field__hint">
          {meaning} <Timing facts={facts} />
        </p>
      </div>
      <TallyBar tally={facts.tally} />
      <Quorum facts={facts} />
      <Approval facts={facts} />
    </section>
  )
}

/** When something happens to it by itself: it opens, closes, or its consent runs out. */
function Timing({ facts }: { facts: ProposalFacts }) {
  const clock = useClock().data
  if (clock === undefined) return null
  switch (facts.state) {
    case 'pending':
      return (
        <>
          Opens <Moment at={secondsAt(clock, facts.snapshot)} />.
        </>
      )
    case 'active':
      return (
        <>
          Closes <Moment at={secondsAt(clock, facts.deadline)} />.
        </>
      )
    case 'succeeded':
      return (
        <>
          If nobody queues it, it expires <Moment at={secondsAt(clock, facts.queueUntil)} />.
        </>
      )
    case 'queued':
      return facts.executeUntil === null ? null : (
        <>
          If nobody executes it, it expires <Moment at={facts.executeUntil} />.
        </>
      )
    case 'canceled':
    case 'defeated':
    case 'expired':
    case 'executed':
    default:
      return null
  }
}
