import type { ApiProposal } from '@althing/proposals'
import { Address } from '../../ui/Address.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Hash } from '../../ui/Hash.tsx'
import { Moment } from '../../ui/Moment.tsx'

/** What anyone needs to check this proposal elsewhere. */
export function Integrity({ proposal }: { proposal: ApiProposal }) {
  return (
    <details className="reveal">
      <summary>Id, proposer and transaction</summary>
      <Facts
        of={[
          ['Proposal id', <Hash key="id" value={proposal.id} what="the proposal's id" />],
          ['Proposer', <Address key="proposer" of={proposal.proposer} />],
          ['Proposed', <Moment key="at" at={proposal.createdAt} />],
          ['Block', String(proposal.blockNumber)],
          ['Transaction', <Hash key="tx" value={proposal.transactionHash} what="the transaction" />],
          ['Final', proposal.final ? 'yes, its block cannot be undone' : 'not yet'],
        ]}
      />
    </details>
  )
}
