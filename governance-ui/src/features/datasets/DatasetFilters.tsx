import { Link } from 'react-router'
import { type DatasetFilter, datasetFilters, datasetWords } from './datasetWords.ts'

export function DatasetFilters({ chosen }: { chosen: DatasetFilter }) {
  return (
    <nav className="filters" aria-label="Filter datasets">
      {datasetFilters.map((filter) => (
        <Link
          key={filter}
          to={filter === 'all' ? '/datasets' : `/datasets?status=${filter}`}
          aria-current={filter === chosen}
        >
          {filter === 'all' ? 'All' : datasetWords[filter].label}
        </Link>
      ))}
    </nav>
  )
}
