import {
  type ApiLineage,
  type ApiVersion,
  lineageSchema,
  modelRegistryAbi,
  pageOf,
  versionStatuses,
} from '@althing/proposals'
import type { Hex } from 'viem'
import { fetchApi } from '../api/apiClient.ts'
import type { Reader } from '../chain/useReader.ts'
import { readHistory } from './history.ts'
import { historyRange } from './readLogs.ts'

export function readLineages(apiUrl: string, reader: Reader) {
  return readHistory({
    index: () => fetchApi(apiUrl, '/v1/lineages?limit=100', pageOf(lineageSchema)),
    chain: () => readLineagesFromChain(reader),
  })
}

async function readLineagesFromChain(reader: Reader) {
  const { incomplete, ...range } = await historyRange(reader)
  const registry = { address: reader.deployment.contracts.models, abi: modelRegistryAbi } as const
  const [created, recorded] = await Promise.all([
    reader.client.getContractEvents({ ...registry, eventName: 'LineageCreated', ...range }),
    reader.client.getContractEvents({ ...registry, eventName: 'VersionRecorded', ...range }),
  ])
  const items = await Promise.all(
    created.map(async ({ args }): Promise<ApiLineage> => {
      const { lineage, baseVersion, proposalId, name } = args
      if (lineage === undefined || baseVersion === undefined) throw new Error('LineageCreated without ids')
      const later = recorded.filter((log) => log.args.lineage === lineage).map((log) => log.args.versionId ?? '0x')
      const [inForce, ...versions] = await Promise.all([
        reader.client.readContract({ ...registry, functionName: 'inForce', args: [lineage] }),
        ...[...new Set([baseVersion, ...later])].map((id) => readVersion(reader, id)),
      ])
      return {
        id: String(lineage),
        name: name ?? '',
        inForce,
        proposalId: String(proposalId),
        parents: (args.descent?.parents ?? []).map(String),
        shareBps: args.descent?.share ?? 0,
        royalty: null,
        metadata: [],
        rollbacks: [],
        versions,
        final: false,
      }
    }),
  )
  return { items: items.toReversed(), incomplete }
}

/** One version as the registry holds it. */
export async function readVersion({ client, deployment }: Reader, id: Hex): Promise<ApiVersion> {
  const record = await client.readContract({
    address: deployment.contracts.models,
    abi: modelRegistryAbi,
    functionName: 'version',
    args: [id],
  })
  return {
    id,
    lineage: String(record.lineage),
    number: record.number,
    status: versionStatuses[record.status] ?? 'none',
    parent: orNull(record.parent),
    config: orNull(record.config),
    run: record.run === 0n ? null : String(record.run),
    artifact: { ...record.artifact, totalBytes: Number(record.artifact.totalBytes) },
    attestationDigest: orNull(record.attestationDigest),
    proposalId: String(record.proposalId),
    reasonDigest: orNull(record.reasonDigest),
    recordedAt: record.updatedAt,
    final: false,
  }
}

function orNull(value: Hex): Hex | null {
  return /^0x0*$/.test(value) ? null : value
}
