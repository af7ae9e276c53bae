import {
  canonicalBytes,
  createMetadata,
  type DatasetDescription,
  type Hex,
  type JsonValue,
  type Manifest,
  parseJson,
} from '@althing/proposals'
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export interface Metadata {
  readonly bytes: Uint8Array
  readonly digest: Hex
}

/**
 * Croissant metadata of a packed folder, kept beside its manifest. What was written there before for the same
 * description and files is used again, so that a submission which was interrupted yesterday goes on with one digest.
 */
export async function writeMetadata(
  out: string,
  manifest: Manifest,
  description: DatasetDescription,
): Promise<Metadata> {
  const path = join(out, 'metadata.json')
  const created = createMetadata(manifest, description)
  const previous = await readPrevious(path)
  const datePublished = previous?.['datePublished']
  const metadata = typeof datePublished === 'string' ? { ...created, datePublished } : created
  const bytes = canonicalBytes(isSame(previous, metadata) ? metadata : created)

  await writeFile(path, bytes)
  return { bytes, digest: `0x${createHash('sha256').update(bytes).digest('hex')}` }
}

function isSame(previous: { [key: string]: JsonValue } | null, metadata: { [key: string]: JsonValue }): boolean {
  return previous !== null && Buffer.compare(canonicalBytes(previous), canonicalBytes(metadata)) === 0
}

async function readPrevious(path: string): Promise<{ [key: string]: JsonValue } | null> {
  try {
    const value = parseJson(await readFile(path), { maxBytes: 1_048_576, maxDepth: 16 })
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}
