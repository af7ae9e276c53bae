import { splitDescription } from '@althing/proposals'
import { Link } from 'react-router'
import { secondsAt, useClock } from '../../chain/useClock.ts'
import { formatCount } from '../../format/amount.ts'
import { tierOfWord, tierWords } from '../../format/tier.ts'
import { Moment } from '../../ui/Moment.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { TallyBar } from '../../ui/TallyBar.tsx'
import type { ListedProposal } from './proposalQueries.ts'
import { stateWords } from './stateWords.ts'

export function ProposalRow({ proposal }: { proposal: ListedProposal }) {
  const { label, kind } = stateWords[proposal.state]
  const title = splitDescription(proposal.description).title.slice(0, 160) || 'Without a title'
  const { tally } = proposal
  return (
    <li className="row">
      <div>
        <h3>
          <Link to={`/proposals/${proposal.id}`}>{title}</Link>
        </h3>
        <div className="row__meta">
          <StatusMark kind={kind}>{label}</StatusMark>
          <Timing proposal={proposal} />
          <span>{formatCount(proposal.targets.length, 'action')}</span>
          {proposal.tier !== 'routine' && <span>{tierWords[tierOfWord(proposal.tier)].label} decision</span>}
        </div>
      </div>
      <TallyBar
        terse
        tally={{ for: BigInt(tally.for), against: BigInt(tally.against), abstain: BigInt(tally.abstain) }}
      />
    </li>
  )
}

/** What happens next and when. */
function Timing({ proposal }: { proposal: ListedProposal }) {
  const clock = useClock().data
  if (proposal.state === 'queued' && proposal.queuedEta !== null) {
    return (
      <span>
        executable <Moment at={proposal.queuedEta} />
      </span>
    )
  }
  if (clock && (proposal.state === 'active' || proposal.state === 'pending')) {
    const point = proposal.state === 'active' ? proposal.voteEnd : proposal.voteStart
    return (
      <span>
        {proposal.state === 'active' ? 'closes' : 'opens'} <Moment at={secondsAt(clock, point)} />
      </span>
    )
  }
  return (
    <span>
      proposed <Moment at={proposal.createdAt} />
    </span>
  )
}
