import { Link } from 'react-router'
import { type StateFilter, stateFilters } from './stateWords.ts'

/** The filter lives in the URL: it can be shared, and the back button undoes it. */
export function ProposalFilters({ chosen }: { chosen: StateFilter }) {
  return (
    <nav className="filters" aria-label="Filter proposals">
      {Object.entries(stateFilters).map(([key, { label }]) => (
        <Link key={key} to={key === 'all' ? '/proposals' : `/proposals?state=${key}`} aria-current={key === chosen}>
          {label}
        </Link>
      ))}
    </nav>
  )
}
