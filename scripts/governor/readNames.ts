import { type Calls, decodeCalls, type Deployment, type Hex, type KnownNames, mentionedIds } from '@althing/proposals'
import type { Provider } from 'ethers'
import { z } from 'zod'
import { readContract } from './contractCalls.ts'
import { logsOf } from './logsOf.ts'

const datasetSchema = z.looseObject({ contributor: z.string(), commitment: z.looseObject({ root: z.string() }) })

/** Contributors of the datasets and names of the lineages that a proposal's calls mention, as the registries have them. */
export async function readNames(provider: Provider, deployment: Deployment, calls: Calls): Promise<KnownNames> {
  const { datasets, lineages } = mentionedIds(decodeCalls(calls, deployment))
  const contributions = new Map(
    await Promise.all(datasets.map(async (id) => [id, await readContribution(provider, deployment, id)] as const)),
  )
  const names = new Map(
    await Promise.all(lineages.map(async (id) => [id, await readLineageName(provider, deployment, id)] as const)),
  )
  return { dataset: (id) => contributions.get(id), lineage: (id) => names.get(id) }
}

async function readContribution(provider: Provider, deployment: Deployment, id: Hex) {
  const result = await readContract(provider, deployment, { contract: 'datasets', method: 'dataset', args: [id] })
  const { contributor, commitment } = datasetSchema.parse(Object(result[0]).toObject(true))
  return BigInt(contributor) === 0n ? undefined : { contributor, root: commitment.root }
}

/** From the event of its creation; undefined where the node keeps no such log, for a name is only a help. */
async function readLineageName(provider: Provider, deployment: Deployment, id: bigint): Promise<string | undefined> {
  try {
    const query = { contract: 'models', event: 'LineageCreated', args: [id] } as const
    for await (const created of logsOf(provider, deployment, query)) return String(created['name'])
  } catch {
    // The node keeps no such log, or does not answer for it.
  }
  return undefined
}
