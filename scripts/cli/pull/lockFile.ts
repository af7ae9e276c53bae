import { bytes32Schema, describeIssues, parseJson } from '@althing/proposals'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { CliError } from '../cliError.ts'

const commitment = z.object({
  root: bytes32Schema,
  dirHash1: bytes32Schema,
  totalBytes: z.int().min(0),
  fileCount: z.int().min(1),
})

/** `lock.json`: which version a folder holds and the block that says so. */
const lockSchema = z.object({
  format: z.literal('althing-lock/1', { error: '"althing-lock/1"' }),
  chainId: z.int(),
  genesisHash: bytes32Schema,
  /** Address of the model registry. */
  registry: z.string(),
  lineage: z.string().regex(/^\d+$/),
  versionId: bytes32Schema,
  /** Position in the lineage; the rollback guard's measure. */
  version: z.int().min(1),
  artifact: commitment,
  /** Null for a lineage's base version. */
  configDigest: bytes32Schema.nullable(),
  attestationDigest: bytes32Schema.nullable(),
  base: commitment.nullable(),
  datasets: z.array(commitment),
  block: z.object({ number: z.int(), hash: bytes32Schema, timestamp: z.int() }),
})

export type Lock = z.infer<typeof lockSchema>

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
