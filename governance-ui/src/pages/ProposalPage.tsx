import { splitDescription } from '@althing/proposals'
import { useParams } from 'react-router'
import { useProposalFacts } from '../features/proposals/factQueries.ts'
import { useProposalRecord } from '../features/proposals/recordQueries.ts'
import { Page } from '../ui/Page.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { ProposalView } from './ProposalView.tsx'

export function ProposalPage() {
  const id = useParams()['id'] ?? ''
  const record = useProposalRecord(id)
  const facts = useProposalFacts(id)
  const title = record.data ? splitDescription(record.data.detail.description).title.slice(0, 200) : ''
  return (
    <Page title={record.isPending ? 'Proposal' : title || 'A proposal without a title'} overline="Proposal">
      <QueryView query={record} what="the proposal" lines={8}>
        {({ detail, problem }) => <ProposalView proposal={detail} facts={facts} problem={problem} />}
      </QueryView>
    </Page>
  )
}
