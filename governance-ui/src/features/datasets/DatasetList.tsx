import type { ApiDataset } from '@althing/proposals'
import { Link } from 'react-router'
import { formatCount } from '../../format/amount.ts'
import { formatBytes } from '../../format/bytes.ts'
import { SourceNotice } from '../../history/SourceNotice.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { type DatasetFilter, datasetWords } from './datasetWords.ts'
import { useDatasets } from './datasetQueries.ts'
import { StoredMeter } from './StoredMeter.tsx'

export function DatasetList({ filter }: { filter: DatasetFilter }) {
  const datasets = useDatasets()
  return (
    <QueryView query={datasets} what="the datasets" lines={6}>
      {(history) => {
        const shown = history.items.filter(({ status }) => filter === 'all' || status === filter)
        return (
          <div className="stack">
            <SourceNotice history={history} />
            {shown.length === 0 ? (
              <Empty title={filter === 'all' ? 'No dataset was submitted yet.' : `No dataset is ${filter}.`}>
                <Link to="/datasets/submit">Submit one</Link>
              </Empty>
            ) : (
              <ul className="row-list">
                {shown.map((dataset) => (
                  <DatasetRow key={dataset.id} dataset={dataset} />
                ))}
              </ul>
            )}
          </div>
        )
      }}
    </QueryView>
  )
}

function DatasetRow({ dataset }: { dataset: ApiDataset }) {
  const { label, kind } = datasetWords[dataset.status]
  const { commitment } = dataset
  return (
    <li className="row">
      <div>
        <h3>
          <Link to={`/datasets/${dataset.id}`}>
            {dataset.title?.slice(0, 160) ?? <code>{commitment.root.slice(0, 18)}…</code>}
          </Link>
        </h3>
        <div className="row__meta">
          <StatusMark kind={kind}>{label}</StatusMark>
          <span>
            {formatCount(commitment.fileCount, 'file')}, {formatBytes(commitment.totalBytes)}
          </span>
          {dataset.license && <span>{dataset.license.slice(0, 60)}</span>}
          <span>
            submitted <Moment at={dataset.submittedAt} />
          </span>
        </div>
      </div>
      <StoredMeter stored={dataset.stored} commitment={commitment} />
    </li>
  )
}
