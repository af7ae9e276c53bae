import type { ReactNode } from 'react'
import { SourceNotice } from '../../history/SourceNotice.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import { ProposalRow } from './ProposalRow.tsx'
import { type ListedProposal, useProposals } from './proposalQueries.ts'

type Props = { keep?: (proposal: ListedProposal) => boolean; limit?: number; empty: ReactNode }

/** Proposals, newest first. */
export function ProposalList({ keep = () => true, limit, empty }: Props) {
  const proposals = useProposals()
  return (
    <QueryView query={proposals} what="the proposals" lines={6}>
      {(history) => {
        const shown = history.items.filter(keep).slice(0, limit)
        return (
          <div className="stack">
            <SourceNotice history={history} />
            {shown.length === 0 ? (
              empty
            ) : (
              <ul className="row-list">
                {shown.map((proposal) => (
                  <ProposalRow key={proposal.id} proposal={proposal} />
                ))}
              </ul>
            )}
          </div>
        )
      }}
    </QueryView>
  )
}
