import { useParams } from 'react-router'
import { useConfigRecord } from '../features/models/modelQueries.ts'
import { useRun } from '../features/runs/runQueries.ts'
import { RunView } from '../features/runs/RunView.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { QueryView } from '../ui/QueryView.tsx'

export function RunPage() {
  const id = useParams()['id'] ?? ''
  const run = useRun(id)
  const config = useConfigRecord(run.data?.run.config ?? null)
  return (
    <Page title={`Run ${id.slice(0, 20)}`} overline="Training run">
      <QueryView
        query={run}
        what="the run"
        isEmpty={(record) => record.run.status === 'none'}
        empty={<Empty title="No decision authorised a run with this number." />}
      >
        {(record) => (
          <>
            {record.problem !== null && (
              <Notice tone="warn" title="The relayer does not answer. This was read from the chain itself.">
                <pre>{record.problem}</pre>
              </Notice>
            )}
            <RunView run={record.run} config={config.data ?? null} />
          </>
        )}
      </QueryView>
    </Page>
  )
}
