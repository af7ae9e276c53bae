import { z } from 'zod'
import { ProposalsError } from '../errors.ts'
import { addressSchema, bytes32Schema, issueLines } from '../fields.ts'
import type { Hex } from '../hex.ts'
import { type ContractName, contractNames } from './contractNames.ts'

export { contractNames, type ContractName } from './contractNames.ts'

const shortName = 'a name of 1 to 64 characters'
const everyContract = { error: `an object with ${contractNames.join(', ')}` }

const contractsSchema = z
  .record(z.enum(contractNames), addressSchema, everyContract)
  .refine((contracts) => new Set(Object.values(contracts)).size === contractNames.length, {
    error: `${contractNames.length} different addresses`,
  })

/** Where an Althing lives: written by the deployment, pinned by everyone who acts on it. */
export const deploymentSchema = z.strictObject({
  format: z.literal('deployment/1', { error: '"deployment/1"' }),
  chainId: z.int({ error: 'a chain id' }).min(1, { error: 'a chain id' }),
  name: z.string({ error: shortName }).min(1, { error: shortName }).max(64, { error: shortName }),
  /** Hash of the chain's block 0: tells two chains with one id apart. */
  genesisHash: bytes32Schema,
  /** First block that holds one of our contracts; an index starts here. */
  blockNumber: z.int({ error: 'a block number' }).min(0, { error: 'a block number' }),
  /** What the governor's time points count. */
  clock: z.enum(['blocknumber', 'timestamp'], { error: '"blocknumber" or "timestamp"' }),
  contracts: contractsSchema,
  /** keccak256 of each contract's runtime code. */
  codeHashes: z.record(z.enum(contractNames), bytes32Schema, everyContract),
})
export type Deployment = z.output<typeof deploymentSchema>

/** A deployment document breaks its schema. */
export class DeploymentError extends ProposalsError {
  override name = 'DeploymentError'
}

/**
 * Reads a deployment document.
 * @param input The parsed JSON, or its text.
 * @throws DeploymentError naming each field, what was found and what is allowed.
 */
export function parseDeployment(input: unknown): Deployment {
  const value = typeof input === 'string' ? readJson(input) : input
  const parsed = deploymentSchema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new DeploymentError('The deployment document is not valid.', {
    details: issueLines('deployment', parsed.error),
  })
}

/** Name of the contract at `address`, or null where it is none of ours. */
export function contractAt(deployment: Deployment, address: string): ContractName | null {
  const lower = address.toLowerCase()
  return contractNames.find((name) => deployment.contracts[name].toLowerCase() === lower) ?? null
}

/** `eip155:<chain>:<governor>`, the form in which Tally and CAIP-10 name a governor. */
export function governorCaip10(deployment: Deployment): `eip155:${number}:${Hex}` {
  return `eip155:${deployment.chainId}:${deployment.contracts.governor}`
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new DeploymentError('The deployment document is not JSON.', { cause })
  }
}
