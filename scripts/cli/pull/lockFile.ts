import { bytes32Schema, type Commitment, type Deployment, describeIssues, parseJson } from '@althing/proposals'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { CliError } from '../cliError.ts'

const commitment = z.object({
  root: bytes32Schema,
  dirHash1: bytes32Schema,
  totalBytes: z.int().min(0),
  fileCount: z.int().min(1),
})

const chain = {
  chainId: z.int(),
  genesisHash: bytes32Schema,
  /** Address of the model registry. */
  registry: z.string(),
}

const origin = {
  lineage: z.string().regex(/^\d+$/),
  /** Training and evaluation sets that lie in the folder; none where they were left out. */
  datasets: z.array(commitment),
  block: z.object({ number: z.int(), hash: bytes32Schema, timestamp: z.int() }),
}

const versionLock = z.object({
  format: z.literal('althing-lock/1'),
  ...chain,
  ...origin,
  versionId: bytes32Schema,
  /** Position in the lineage; the rollback guard's measure. */
  version: z.int().min(1),
  artifact: commitment,
  /** Null for a lineage's base version. */
  configDigest: bytes32Schema.nullable(),
  attestationDigest: bytes32Schema.nullable(),
  base: commitment.nullable(),
})

const configLock = z.object({
  format: z.literal('althing-config-lock/1'),
  ...chain,
  ...origin,
  configId: bytes32Schema,
  configDigest: bytes32Schema,
  baseVersion: bytes32Schema,
  base: commitment,
})

const lockSchema = z.discriminatedUnion('format', [versionLock, configLock], {
  error: 'format "althing-lock/1" · "althing-config-lock/1"',
})

/** `lock.json`: which version a folder holds and the block that says so. */
export type VersionLock = z.infer<typeof versionLock>
/** `lock.json`: which config a folder holds and the block that says so. */
export type ConfigLock = z.infer<typeof configLock>
export type Lock = VersionLock | ConfigLock

export const lockName = 'lock.json'

/** Reads the lock of a pulled folder. */
export async function readLock(dir: string): Promise<Lock> {
  const path = join(dir, lockName)
  const value = parseJson(await readFile(path), { maxBytes: 1_048_576, maxDepth: 8 })
  const parsed = lockSchema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  const [first] = describeIssues(parsed.error)
  throw new CliError('input', `${path}: ${first?.path}: found ${first?.found}, allowed ${first?.allowed}`)
}

/** Writes the lock: what makes a folder a pulled one, so it comes last. */
export async function writeLock(dir: string, lock: Lock): Promise<void> {
  await writeFile(join(dir, lockName), `${JSON.stringify(lock, null, 2)}\n`)
}

/** The chain as a lock names it. */
export function chainOf({ chainId, genesisHash, contracts }: Deployment) {
  return { chainId, genesisHash, registry: contracts.models }
}

export function plainCommitment({ root, dirHash1, totalBytes, fileCount }: Commitment): Commitment {
  return { root, dirHash1, totalBytes, fileCount }
}
