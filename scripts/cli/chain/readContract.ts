import { type ContractName, contractInterface, type Deployment } from '@althing/proposals'
import { Contract, isError, type JsonRpcProvider, Result } from 'ethers'
import type { z } from 'zod'

/** Where reads go and as of which block: everything one answer is made of must stand in one block. */
export interface ChainView {
  readonly provider: JsonRpcProvider
  readonly deployment: Deployment
  readonly blockNumber: number
}

/** Calls a view of one of our registries and parses what it returns. */
export async function readContract<T>(
  { provider, deployment, blockNumber }: ChainView,
  call: { contract: ContractName; name: string; args: readonly unknown[]; schema: z.ZodType<T> },
): Promise<T> {
  const contract = new Contract(deployment.contracts[call.contract], contractInterface(call.contract), provider)
  const result: unknown = await contract.getFunction(call.name).staticCall(...call.args, { blockTag: blockNumber })
  return call.schema.parse(plainOf(result))
}

/** Structs as plain objects and lists as arrays; ethers' results are both at once. */
function plainOf(value: unknown): unknown {
  if (!(value instanceof Result)) return value
  const items: unknown[] = value.toArray()
  const names = namesOf(value)
  const named = names.length === items.length && items.length > 0 && !names.includes('_')
  return named ? Object.fromEntries(names.map((name, at) => [name, plainOf(items[at])])) : items.map(plainOf)
}

/** Names of a struct's members; none for a list, for which ethers throws if it has more than one item. */
function namesOf(value: Result): string[] {
  try {
    return Object.keys(value.toObject())
  } catch (error) {
    if (isError(error, 'UNSUPPORTED_OPERATION')) return []
    throw error
  }
}
