import { createHash } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'

import { FileDigester, type FileEntry, type Manifest, type Sha256Factory } from '@althing/proposals'

import type { Blobs } from './blobs.ts'
import { FolderUnusable } from './errors.ts'
import type { StoreFiles } from './storeFiles.ts'

const copiesAtOnce = 4

/** SHA-256 of the platform, as the kernel takes it. */
export const createSha256: Sha256Factory = () => {
  const hash = createHash('sha256')

  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest() }
}

/**
 * Writes every file of a manifest below `dir`, hashing what is written: sha256, size and chunk root. The folder gets its
 * name only when it is complete, so a folder that is there is whole. Files are copies, never links, and read-only.
 *
 * @param dir Must not exist.
 */
export async function materialise(
  manifest: Manifest,
  dir: string,
  { blobs, files }: { blobs: Blobs; files: StoreFiles },
): Promise<void> {
  const partial = `${resolve(dir)}.partial`
  await rm(partial, { recursive: true, force: true })
  await mkdir(partial, { recursive: true, mode: 0o700 })

  const queue = manifest.files.values()
  try {
    const copiers = await Promise.allSettled(Array.from({ length: copiesAtOnce }, () => copyAll(queue)))
    for (const copier of copiers) if (copier.status === 'rejected') throw copier.reason
    await rename(partial, resolve(dir))
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    throw error
  }

  /** Copies from the shared queue until it is empty; the first failure empties it, so that all copiers stop. */
  async function copyAll(entries: Iterator<FileEntry>): Promise<void> {
    for (let next = entries.next(); next.done !== true; next = entries.next()) {
      try {
        await copy(next.value, pathInside(partial, next.value.path))
      } catch (error) {
        while (entries.next().done !== true);
        throw error
      }
    }
  }

  async function copy(entry: FileEntry, path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const source = await blobs.read(entry.sha256)
    const writer = await files.create(path)
    const digester = new FileDigester(entry.path, createSha256)
    try {
      for await (const piece of source) {
        digester.update(piece)
        await writer.write(piece)
      }
      checkCopy(manifest, entry, digester.finish())
      await writer.seal()
    } catch (error) {
      await writer.abandon().catch(() => {})
      throw error
    }
  }
}

/** The manifest's chunk roots are the contributor's word until here: a false one makes the whole folder unusable. */
function checkCopy({ root }: Manifest, expected: FileEntry, found: FileEntry): void {
  for (const field of ['sha256', 'size', 'chunkRoot'] as const) {
    if (found[field] !== expected[field]) {
      throw new FolderUnusable(root, expected.path, `${field} ${found[field]}, its manifest says ${expected[field]}`)
    }
  }
}

/** parseManifest allows no path that leaves a folder; this is the second lock on the same door. */
function pathInside(dir: string, path: string): string {
  const target = resolve(join(dir, path))
  if (!target.startsWith(dir + sep)) throw new RangeError(`path ${JSON.stringify(path)} leaves its folder`)

  return target
}
