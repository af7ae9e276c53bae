import { datasetRegistryAbi, modelRegistryAbi, type TierName } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Hex } from 'viem'
import { type Reader, useReader } from '../../chain/useReader.ts'

/** What an id that is reviewed stands for, by the registries; what nobody recorded yet may still become a batch. */
export type SubjectKind = 'dataset' | 'batch' | 'config' | 'version' | 'unknown'

/** Tier of the decision that reviews of such a subject are asked for. */
export const tierOfSubject: Record<SubjectKind, TierName> = {
  dataset: 'Routine',
  batch: 'Routine',
  config: 'Routine',
  version: 'Model',
  unknown: 'Routine',
}

export function useSubjectKind(subject: Hex) {
  const reader = useReader()
  return useQuery({ queryKey: ['subject', subject], queryFn: () => readSubjectKind(reader, subject) })
}

async function readSubjectKind({ client, deployment }: Reader, subject: Hex): Promise<SubjectKind> {
  const datasets = { address: deployment.contracts.datasets, abi: datasetRegistryAbi, args: [subject] } as const
  const models = { address: deployment.contracts.models, abi: modelRegistryAbi, args: [subject] } as const
  const [dataset, batch, config, version] = await Promise.all([
    client.readContract({ ...datasets, functionName: 'dataset' }),
    client.readContract({ ...datasets, functionName: 'batch' }),
    client.readContract({ ...models, functionName: 'config' }),
    client.readContract({ ...models, functionName: 'version' }),
  ])
  if (dataset.status !== 0) return 'dataset'
  if (batch.proposalId !== 0n) return 'batch'
  if (config.proposalId !== 0n) return 'config'
  return version.status === 0 ? 'unknown' : 'version'
}
