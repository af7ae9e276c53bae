import { batchSchema, datasetSchema, datasetStatuses } from '@althing/proposals'

import type { DatasetView } from '../../projection/views.ts'
import { createDatasetJoin } from '../joinStore.ts'
import { bytes32 } from '../params.ts'
import type { Route } from '../route.ts'
import type { ApiSources } from '../sources.ts'
import { itemRoute, listRoute } from './lists.ts'

/** Datasets and how much of them the store holds. */
export function datasetRoutes({ projection, store }: ApiSources): Route[] {
  const join = createDatasetJoin(store)
  const show = (dataset: DatasetView) => join(dataset, projection.views().oversight(dataset.id))

  return [
    listRoute({
      path: '/v1/datasets',
      operation: 'listDatasets',
      summary: 'Submitted datasets.',
      item: datasetSchema,
      statuses: datasetStatuses,
      statusOf: (dataset) => dataset.status,
      collection: () => projection.views().datasets,
      show,
    }),
    itemRoute({
      path: '/v1/datasets/:id',
      operation: 'getDataset',
      summary: 'A dataset.',
      id: bytes32,
      what: 'Dataset',
      item: datasetSchema,
      get: (id) => projection.views().datasets.get(id),
      show,
    }),
    listRoute({
      path: '/v1/batches',
      operation: 'listBatches',
      summary: 'Batches of datasets that a proposal approved by the root of a Merkle tree.',
      item: batchSchema,
      collection: () => projection.views().batches,
      show: (batch) => batch,
    }),
  ]
}
