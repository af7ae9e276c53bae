import { datasetSchema, datasetStatuses } from '@althing/proposals'

import { createDatasetJoin } from '../joinStore.ts'
import { bytes32 } from '../params.ts'
import type { Route } from '../route.ts'
import type { ApiSources } from '../sources.ts'
import { itemRoute, listRoute } from './lists.ts'

/** Datasets and how much of them the store holds. */
export function datasetRoutes({ projection, store }: ApiSources): Route[] {
  const join = createDatasetJoin(store)

  return [
    listRoute({
      path: '/v1/datasets',
      operation: 'listDatasets',
      summary: 'Submitted datasets.',
      item: datasetSchema,
      statuses: datasetStatuses,
      statusOf: (dataset) => dataset.status,
      collection: () => projection.views().datasets,
      show: join,
    }),
    itemRoute({
      path: '/v1/datasets/:id',
      operation: 'getDataset',
      summary: 'A dataset.',
      id: bytes32,
      what: 'Dataset',
      item: datasetSchema,
      get: (id) => projection.views().datasets.get(id),
      show: join,
    }),
  ]
}
