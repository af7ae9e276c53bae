import { RunList } from '../features/runs/RunList.tsx'
import { Page } from '../ui/Page.tsx'

export function RunsPage() {
  return (
    <Page title="Runs" lead="A training starts only because an executed proposal authorised it, and it starts once.">
      <RunList />
    </Page>
  )
}
