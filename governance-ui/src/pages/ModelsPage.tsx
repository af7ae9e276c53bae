import { InForceList } from '../features/models/InForceList.tsx'
import { Page } from '../ui/Page.tsx'

export function ModelsPage() {
  return (
    <Page title="Models" lead="A lineage is one model over time. At any moment one of its versions is in force.">
      <InForceList />
    </Page>
  )
}
