import { type Config, modelRegistryAbi, parsePublishedConfig } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Hex } from 'viem'
import { ApiRefusedError, ApiUnreachableError } from '../../api/apiClient.ts'
import { type Reader, useReader } from '../../chain/useReader.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'

/** Bytes of a config that are read. */
const maxBytes = 262_144

/** The config that a digest stands for, whoever delivered it: the bytes are hashed before they are believed. */
export function useConfigDocument(digest: Hex | null) {
  const { apiUrl } = useRuntime()
  return useQuery({
    queryKey: ['config-document', digest],
    queryFn: () => readDocument(apiUrl, digest ?? '0x'),
    enabled: digest !== null,
    staleTime: Infinity,
    retry: false,
  })
}

async function readDocument(apiUrl: string, digest: Hex): Promise<Config> {
  const answer = await fetch(`${apiUrl}/v1/documents/${digest.slice(2)}`).catch((cause: unknown) => {
    throw new ApiUnreachableError('The relayer, which keeps the text of configs, does not answer.', { cause })
  })
  if (!answer.ok) throw new ApiRefusedError(answer.status, 'The relayer does not hold the text of this config.')
  const bytes = new Uint8Array(await answer.arrayBuffer())
  if (bytes.length > maxBytes) throw new ApiRefusedError(answer.status, 'The delivered text is too long for a config.')
  const published = parsePublishedConfig(bytes)
  if (published.digest === digest) return published.config
  throw new ApiRefusedError(answer.status, 'The delivered text is not what the digest stands for. It is not shown.')
}

/** Digest of the config under which the version in force was trained; null for a base version. */
export function useConfigInForce(lineage: bigint) {
  const reader = useReader()
  return useQuery({
    queryKey: ['config-in-force', String(lineage)],
    queryFn: () => readConfigInForce(reader, lineage),
    staleTime: 10_000,
  })
}

async function readConfigInForce({ client, deployment }: Reader, lineage: bigint): Promise<Hex | null> {
  const registry = { address: deployment.contracts.models, abi: modelRegistryAbi } as const
  const version = await client.readContract({ ...registry, functionName: 'inForce', args: [lineage] })
  if (/^0x0*$/.test(version)) return null
  const { config } = await client.readContract({ ...registry, functionName: 'version', args: [version] })
  if (/^0x0*$/.test(config)) return null
  const record = await client.readContract({ ...registry, functionName: 'config', args: [config] })
  return record.config.configDigest
}
