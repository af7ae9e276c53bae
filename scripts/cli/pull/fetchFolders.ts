import { type Hex } from '@althing/proposals'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CommandContext } from '../cli.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { fetchFolder } from './fetchFolder.ts'
import { layout, type PlacedFolder, type PulledFolder, sumsOf } from './layout.ts'

/** A document that lies beside the folders, and the digest that the chain has of it. */
export interface PulledDocument {
  readonly path: string
  readonly digest: Hex
}

/**
 * Fetches folders into `dir`, each byte verified against the chain's word, and writes the `SHA256SUMS` with which
 * coreutils alone checks them and the documents again.
 */
export async function fetchFolders(
  { progress }: CommandContext,
  request: { mirror: Mirror; dir: string; folders: readonly PlacedFolder[]; documents: readonly PulledDocument[] },
): Promise<readonly PulledFolder[]> {
  const { mirror, dir, folders, documents } = request
  const totalBytes = folders.reduce((sum, { commitment }) => sum + commitment.totalBytes, 0)
  let bytes = 0
  const pulled: PulledFolder[] = []
  for (const { what, commitment, path } of folders) {
    const manifest = await fetchFolder(mirror, {
      what,
      commitment,
      dir: join(dir, path),
      manifestPath: join(dir, layout.manifest(commitment.root)),
      onBytes: (count) => progress.update('fetching', (bytes += count), totalBytes),
    })
    pulled.push({ path, manifest })
  }
  progress.clear()

  const lines = documents.map(({ path, digest }) => `${digest.slice(2)}  ${path}\n`)
  await writeFile(join(dir, layout.sums), lines.join('') + sumsOf(pulled))
  return pulled
}
