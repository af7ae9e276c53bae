import { type ApiDataset, datasetRegistryAbi, datasetSchema, datasetStatuses, pageOf } from '@althing/proposals'
import { fetchApi } from '../api/apiClient.ts'
import type { Reader } from '../chain/useReader.ts'
import { readHistory } from './history.ts'
import { historyRange } from './readLogs.ts'

/** Newest first. */
export function readDatasets(apiUrl: string, reader: Reader) {
  return readHistory({
    index: () => fetchApi(apiUrl, '/v1/datasets?limit=100', pageOf(datasetSchema)),
    chain: () => readDatasetsFromChain(reader),
  })
}

async function readDatasetsFromChain(reader: Reader) {
  const { incomplete, ...range } = await historyRange(reader)
  const registry = { address: reader.deployment.contracts.datasets, abi: datasetRegistryAbi } as const
  const logs = await reader.client.getContractEvents({ ...registry, eventName: 'DatasetSubmitted', ...range })
  const items = await Promise.all(
    logs.map(async (log): Promise<ApiDataset> => {
      const { datasetId, uri } = log.args
      if (datasetId === undefined) throw new Error('DatasetSubmitted without an id')
      const record = await reader.client.readContract({ ...registry, functionName: 'dataset', args: [datasetId] })
      const { commitment } = record
      return {
        id: datasetId,
        contributor: record.contributor,
        payout: record.payout,
        commitment: { ...commitment, totalBytes: Number(commitment.totalBytes) },
        metadataDigest: record.metadataDigest,
        uri: uri ?? '',
        status: datasetStatuses[record.status] ?? 'none',
        submittedAt: record.submittedAt,
        proposalId: record.proposalId === 0n ? null : String(record.proposalId),
        reasonDigest: /^0x0*$/.test(record.reasonDigest) ? null : record.reasonDigest,
        preference: preferenceOf(record),
        bond: null,
        proposedPayout: null,
        batches: [],
        reviews: null,
        pause: null,
        stored: { manifest: false, metadata: false, files: 0, bytes: 0 },
        title: null,
        license: null,
        final: false,
      }
    }),
  )
  return { items: items.toReversed(), incomplete }
}

/** What the contributor allows, as the registry holds it. */
export function preferenceOf(record: Record<keyof ApiDataset['preference'], number>): ApiDataset['preference'] {
  const word = (use: keyof ApiDataset['preference']) => uses[record[use]] ?? 'unspecified'
  return {
    dataMining: word('dataMining'),
    aiTraining: word('aiTraining'),
    aiGenerativeTraining: word('aiGenerativeTraining'),
    aiInference: word('aiInference'),
  }
}

/** In the order of the contract's enum. */
const uses = ['unspecified', 'allowed', 'notAllowed', 'constrained'] as const
