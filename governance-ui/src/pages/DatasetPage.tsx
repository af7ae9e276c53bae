import { useParams } from 'react-router'
import { PauseLink } from '../features/council/PauseLink.tsx'
import { useDataset } from '../features/datasets/datasetQueries.ts'
import { DatasetView } from '../features/datasets/DatasetView.tsx'
import { ReviewsOf } from '../features/reviews/ReviewsOf.tsx'
import { Empty } from '../ui/Empty.tsx'
import { Notice } from '../ui/Notice.tsx'
import { Page } from '../ui/Page.tsx'
import { QueryView } from '../ui/QueryView.tsx'

export function DatasetPage() {
  const id = useParams()['id'] ?? ''
  const dataset = useDataset(id)
  const wellFormed = /^0x[0-9a-f]{64}$/i.test(id)
  return (
    <Page title={dataset.data?.told?.title?.slice(0, 200) ?? 'Dataset'} overline="Dataset">
      {wellFormed ? (
        <QueryView
          query={dataset}
          what="the dataset"
          lines={6}
          isEmpty={({ onChain }) => onChain.status === 'none'}
          empty={<Empty title="Nobody submitted a dataset with this id." />}
        >
          {(record) => (
            <div className="stack">
              {record.problem !== null && (
                <Notice tone="warn" title="The relayer does not answer. This was read from the chain itself.">
                  <pre>{record.problem}</pre>
                </Notice>
              )}
              <DatasetView
                record={record}
                reviews={
                  <div className="stack">
                    <ReviewsOf subject={record.onChain.id} tier="Routine" />
                    <PauseLink subject={record.onChain.id} />
                  </div>
                }
              />
            </div>
          )}
        </QueryView>
      ) : (
        <Empty title="This is not a dataset's id: it has 32 bytes." />
      )}
    </Page>
  )
}
