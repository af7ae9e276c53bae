import { Link, useSearchParams } from 'react-router'
import { DatasetFilters } from '../features/datasets/DatasetFilters.tsx'
import { DatasetList } from '../features/datasets/DatasetList.tsx'
import { parseDatasetFilter } from '../features/datasets/datasetWords.ts'
import { Page } from '../ui/Page.tsx'

export function DatasetsPage() {
  const [search] = useSearchParams()
  const filter = parseDatasetFilter(search.get('status'))
  return (
    <Page title="Datasets" lead="Anyone may submit data. Only an executed proposal lets a config train on it.">
      <p>
        <Link className="button" to="/datasets/submit">
          Submit a dataset
        </Link>
      </p>
      <DatasetFilters chosen={filter} />
      <DatasetList filter={filter} />
    </Page>
  )
}
