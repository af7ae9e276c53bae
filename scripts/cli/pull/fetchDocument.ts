import type { Hex } from '@althing/proposals'
import { createHash } from 'node:crypto'
import { CliError } from '../cliError.ts'
import type { Mirror } from '../mirror/mirror.ts'

/** Fetches a document by its SHA-256. Nothing of it is read before the digest is right. */
export async function fetchDocument(mirror: Mirror, digest: Hex, what: string, maxBytes: number): Promise<Uint8Array> {
  const bytes = await mirror.get(`/v1/documents/${digest.slice(2)}`, maxBytes)
  if (bytes === null)
    throw new CliError('network', `${mirror.url} does not hold the ${what} ${digest}: try another --api`)
  const found = `0x${createHash('sha256').update(bytes).digest('hex')}`
  if (found !== digest) throw new CliError('verification', `${what}: found SHA-256 ${found}, allowed ${digest}`)
  return bytes
}
