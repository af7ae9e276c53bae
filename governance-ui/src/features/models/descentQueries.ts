import { modelRegistryAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Hex } from 'viem'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'
import { historyRange } from '../../history/readLogs.ts'

/** Where a lineage comes from, what it says of itself, and what happened to its versions. */
export type Descent = {
  /** Ten-thousandths of gross revenue that each descendant owes this lineage. */
  share: number
  parents: readonly { id: string; name: string }[]
  /** Everything it owes to ancestors, near and far. */
  owes: readonly { id: string; name: string; share: number }[]
  /** What a decision wrote into its card; a stranger's text. */
  description: string
  /** Versions with a revoked dataset behind them. */
  tainted: ReadonlySet<Hex>
  rollbacks: readonly { version: Hex; proposalId: string }[]
}

export function useDescent(lineage: string, versions: readonly Hex[]) {
  const reader = useReader()
  return useQuery({
    queryKey: ['descent', lineage, versions.length],
    queryFn: () => readDescent(reader, BigInt(lineage), versions),
    refetchInterval: useFreshness() * 5,
  })
}

async function readDescent(reader: Reader, lineage: bigint, versions: readonly Hex[]): Promise<Descent> {
  const { client, deployment } = reader
  const models = { address: deployment.contracts.models, abi: modelRegistryAbi } as const
  const { incomplete: _, ...range } = await historyRange(reader)
  const nameOf = async (id: bigint) => ({
    id: String(id),
    name: await client.readContract({ ...models, functionName: 'nameOf', args: [id] }),
  })
  const [descent, [ancestors, shares], description, rolledBack, taints] = await Promise.all([
    client.readContract({ ...models, functionName: 'descentOf', args: [lineage] }),
    client.readContract({ ...models, functionName: 'sharesOf', args: [lineage] }),
    client.readContract({ ...models, functionName: 'metadata', args: [lineage, 'description'] }),
    client.getContractEvents({ ...models, eventName: 'LineageRolledBack', args: { lineage }, ...range }),
    Promise.all(versions.map((id) => client.readContract({ ...models, functionName: 'tainted', args: [id] }))),
  ])
  return {
    share: descent.share,
    parents: await Promise.all(descent.parents.map(nameOf)),
    owes: await Promise.all(ancestors.map(async (id, at) => ({ ...(await nameOf(id)), share: shares[at] ?? 0 }))),
    description: textOf(description),
    tainted: new Set(versions.filter((_id, index) => taints[index] === true)),
    rollbacks: rolledBack.map(({ args }) => ({ version: args.versionId ?? '0x', proposalId: String(args.proposalId) })),
  }
}

/** Bytes of a card as text; what is not UTF-8 is nothing. */
function textOf(bytes: Hex): string {
  const raw = Uint8Array.from(bytes.slice(2).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw)
  } catch {
    return ''
  }
}
