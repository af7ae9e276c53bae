import { useSearchParams } from 'react-router'
import { ActsPanel } from '../features/council/acts/ActsPanel.tsx'
import { useCouncil } from '../features/council/councilQueries.ts'
import { CouncilView } from '../features/council/CouncilView.tsx'
import { PanelView } from '../features/council/PanelView.tsx'
import { useReviewPanel } from '../features/council/reviewerQueries.ts'
import { Page } from '../ui/Page.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { Section } from '../ui/Section.tsx'

export function CouncilPage() {
  const [query] = useSearchParams()
  const council = useCouncil()
  const panel = useReviewPanel()
  return (
    <Page
      title="Council and reviewers"
      overline="Oversight"
      lead="Some may stop for a while, some may warn. Only a vote puts anything in force."
    >
      <QueryView query={council} what="the council" lines={6}>
        {(known) => <CouncilView council={known} />}
      </QueryView>
      <Section title="Acts of the council">
        <ActsPanel subject={query.get('pause') ?? ''} />
      </Section>
      <Section title="Reviewers">
        <QueryView query={panel} what="the reviewers" lines={4}>
          {(known) => <PanelView panel={known} />}
        </QueryView>
      </Section>
    </Page>
  )
}
