import { type ApiDataset, asHex, datasetRegistryAbi, datasetSchema, datasetStatuses } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Hex } from 'viem'
import { ApiRefusedError, ApiUnreachableError, fetchApi } from '../../api/apiClient.ts'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'
import { preferenceOf, readDatasets } from '../../history/datasets.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'

export function useDatasets() {
  const { apiUrl } = useRuntime()
  const reader = useReader()
  return useQuery({
    queryKey: ['datasets'],
    queryFn: () => readDatasets(apiUrl, reader),
    refetchInterval: useFreshness() * 2,
  })
}

/** What a submission locks until it is decided on, in wei. */
export function useSubmissionBond() {
  const { client, deployment } = useReader()
  const registry = { address: deployment.contracts.datasets, abi: datasetRegistryAbi } as const
  return useQuery({
    queryKey: ['submission-bond'],
    queryFn: () => client.readContract({ ...registry, functionName: 'submissionBond' }),
  })
}

/** What the registry holds of a dataset; `told` is what only the relayer knows. */
export type DatasetRecord = {
  onChain: Omit<
    ApiDataset,
    'uri' | 'stored' | 'title' | 'license' | 'final' | 'bond' | 'proposedPayout' | 'batches' | 'reviews' | 'pause'
  >
  told: ApiDataset | null
  problem: string | null
}

export function useDataset(id: string) {
  const { apiUrl } = useRuntime()
  const reader = useReader()
  return useQuery({
    queryKey: ['dataset', id],
    queryFn: () => readRecord(apiUrl, reader, asHex(id)),
    enabled: /^0x[0-9a-f]{64}$/i.test(id),
    refetchInterval: useFreshness() * 2,
  })
}

async function readRecord(apiUrl: string, { client, deployment }: Reader, id: Hex): Promise<DatasetRecord> {
  const [record, told] = await Promise.all([
    client.readContract({
      address: deployment.contracts.datasets,
      abi: datasetRegistryAbi,
      functionName: 'dataset',
      args: [id],
    }),
    fetchApi(apiUrl, `/v1/datasets/${id}`, datasetSchema).catch(asProblem),
  ])
  const onChain = {
    id,
    contributor: record.contributor,
    payout: record.payout,
    commitment: { ...record.commitment, totalBytes: Number(record.commitment.totalBytes) },
    metadataDigest: record.metadataDigest,
    status: datasetStatuses[record.status] ?? 'none',
    submittedAt: record.submittedAt,
    preference: preferenceOf(record),
    proposalId: record.proposalId === 0n ? null : String(record.proposalId),
    reasonDigest: /^0x0*$/.test(record.reasonDigest) ? null : record.reasonDigest,
  }
  return typeof told === 'string' ? { onChain, told: null, problem: told } : { onChain, told, problem: null }
}

function asProblem(error: unknown): string {
  if (error instanceof ApiUnreachableError || error instanceof ApiRefusedError) return error.message
  throw error
}
