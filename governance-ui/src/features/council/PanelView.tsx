import { Link } from 'react-router'
import { formatCount } from '../../format/amount.ts'
import { Address } from '../../ui/Address.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { tierWords } from '../../format/tier.ts'
import type { Panel } from './reviewerQueries.ts'

const kinds = { None: 'no reviewer', Person: 'person', AutomaticAgent: 'automatic agent' } as const

/** Who reports on what is submitted, and how many must approve before a decision can. */
export function PanelView({ panel: { reviewers, thresholds } }: { panel: Panel }) {
  return (
    <div className="stack">
      <Facts
        of={thresholds.map(({ tier, approvals, persons }) => [
          `${tierWords[tier].label} decision`,
          <span key={tier}>
            {approvals === 0
              ? 'needs no report'
              : `needs ${formatCount(approvals, 'approving report')}${persons > 0 ? `, ${persons} of them by persons` : ''}`}
          </span>,
        ])}
      />
      {reviewers.length === 0 ? (
        <Empty title="No reviewer is admitted.">A decision admits persons and automatic agents.</Empty>
      ) : (
        <ul className="row-list" aria-label="Reviewers">
          {reviewers.map(({ account, kind, proposalId }) => (
            <li key={account} className="row">
              <Address of={account} />
              <p className="field__hint">
                {kinds[kind]}, by <Link to={`/proposals/${proposalId}`}>a decision</Link>
              </p>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
