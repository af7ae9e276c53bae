import { useParams } from 'react-router'
import { Licenses } from '../features/licenses/Licenses.tsx'
import { LineageView } from '../features/models/LineageView.tsx'
import { useLineages } from '../features/models/modelQueries.ts'
import { SourceNotice } from '../history/SourceNotice.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Page } from '../ui/Page.tsx'
import { QueryView } from '../ui/QueryView.tsx'

export function LineagePage() {
  const id = useParams()['id']
  const lineages = useLineages()
  const lineage = lineages.data?.items.find((item) => item.id === id || item.name === id)
  return (
    <Page title={lineage?.name ?? 'Model'} overline="Model lineage">
      <QueryView
        query={lineages}
        what="the model"
        isEmpty={() => lineage === undefined}
        empty={<Empty title="No lineage has this id." />}
      >
        {(history) => (
          <>
            <SourceNotice history={history} />
            {lineage && <LineageView lineage={lineage} licenses={<Licenses lineage={lineage.id} />} />}
          </>
        )}
      </QueryView>
    </Page>
  )
}
