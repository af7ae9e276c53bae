import { type ApiConfig, configSchema, modelRegistryAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Hex } from 'viem'
import { fetchApi } from '../../api/apiClient.ts'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'
import { readLineages, readVersion } from '../../history/lineages.ts'
import { readRun } from '../../history/runs.ts'
import { metrics, type MetricName } from '../../format/metric.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'

export function useLineages() {
  const { apiUrl } = useRuntime()
  const reader = useReader()
  return useQuery({
    queryKey: ['lineages'],
    queryFn: () => readLineages(apiUrl, reader),
    refetchInterval: useFreshness() * 2,
  })
}

/** The version in force, with what it scored; every number is the contracts'. */
export type VersionInForce = {
  id: Hex
  number: number
  proposalId: string
  recordedAt: number
  artifactRoot: Hex
  /** Null for a base version, which no run produced. */
  score: { metric: MetricName; before: number; after: number; run: string } | null
}

export function useVersionInForce(lineage: string) {
  const reader = useReader()
  return useQuery({
    queryKey: ['in-force', lineage],
    queryFn: () => readVersionInForce(reader, BigInt(lineage)),
    refetchInterval: useFreshness() * 2,
  })
}

async function readVersionInForce(reader: Reader, lineage: bigint): Promise<VersionInForce | null> {
  const registry = { address: reader.deployment.contracts.models, abi: modelRegistryAbi } as const
  const id = await reader.client.readContract({ ...registry, functionName: 'inForce', args: [lineage] })
  if (/^0x0*$/.test(id)) return null
  const { number, proposalId, recordedAt, artifact, run, config } = await readVersion(reader, id)
  const version = { id, number, proposalId, recordedAt, artifactRoot: artifact.root }
  if (run === null || config === null) return { ...version, score: null }
  const [{ result }, record] = await Promise.all([
    readRun(reader, BigInt(run)),
    reader.client.readContract({ ...registry, functionName: 'config', args: [config] }),
  ])
  const metric = metrics[record.config.gate.metric] ?? 'accuracy'
  const score = result && { metric, before: result.metricBefore, after: result.metricAfter, run }
  return { ...version, score }
}

/** Whether `version` is the one in force in its lineage. */
export function useInForce(version: Hex | null) {
  const reader = useReader()
  return useQuery({
    queryKey: ['is-in-force', version],
    queryFn: async () => {
      const { lineage } = await readVersion(reader, version ?? '0x')
      const registry = { address: reader.deployment.contracts.models, abi: modelRegistryAbi } as const
      const args = [BigInt(lineage)] as const
      return (await reader.client.readContract({ ...registry, functionName: 'inForce', args })) === version
    },
    enabled: version !== null,
    refetchInterval: useFreshness() * 2,
  })
}

/** A config as the index knows it. */
export function useConfigRecord(id: string | null) {
  const { apiUrl } = useRuntime()
  return useQuery<ApiConfig>({
    queryKey: ['config', id],
    queryFn: () => fetchApi(apiUrl, `/v1/configs/${id}`, configSchema),
    enabled: id !== null,
    staleTime: 60_000,
  })
}
