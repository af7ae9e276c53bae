import { Link, useSearchParams } from 'react-router'
import { ProposalFilters } from '../features/proposals/ProposalFilters.tsx'
import { ProposalList } from '../features/proposals/ProposalList.tsx'
import { matchesFilter, parseStateFilter } from '../features/proposals/stateWords.ts'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'

export function ProposalsPage() {
  const [search] = useSearchParams()
  const filter = parseStateFilter(search.get('state'))
  return (
    <Page
      title="Proposals"
      lead="Every change to the data, the configs and the models begins here, and is carried out only if the vote says so."
    >
      <p>
        <Link className="button" to="/proposals/new">
          Write a proposal
        </Link>
      </p>
      <ProposalFilters chosen={filter} />
      <ProposalList
        keep={({ state }) => matchesFilter(filter, state)}
        empty={
          <Empty title={filter === 'all' ? 'Nothing was proposed yet.' : 'No proposal is in this state.'}>
            {filter === 'all' ? (
              <Link to="/proposals/new">Write the first</Link>
            ) : (
              <Link to="/proposals">Show all</Link>
            )}
          </Empty>
        }
      />
    </Page>
  )
}
