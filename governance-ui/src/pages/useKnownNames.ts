import type { KnownNames } from '@althing/proposals'
import { useDatasets } from '../features/datasets/datasetQueries.ts'
import { useLineages } from '../features/models/modelQueries.ts'

/** Names of datasets and lineages as the index gives them: hints for summaries, ids stay beside them. */
export function useKnownNames(): KnownNames {
  const datasets = useDatasets().data?.items ?? []
  const lineages = useLineages().data?.items ?? []
  return {
    dataset: (id) => {
      const found = datasets.find((dataset) => dataset.id.toLowerCase() === id.toLowerCase())
      return found && { contributor: found.contributor, root: found.commitment.root, title: found.title }
    },
    lineage: (id) => lineages.find((lineage) => lineage.id === String(id))?.name,
  }
}
