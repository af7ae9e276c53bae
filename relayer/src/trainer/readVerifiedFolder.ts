import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { comparePaths, createManifest, FileDigester, isIgnoredPath, type Manifest } from '@althing/proposals'

import type { FolderFile } from './embedded/folderFile.ts'

/** A folder's bytes are not those that were approved. */
export class FolderMismatchError extends Error {
  override name = 'FolderMismatchError'
}

/** A folder holds what a dataset or model may not, or more than fits into memory. */
export class FolderRefusedError extends Error {
  override name = 'FolderRefusedError'
}

/**
 * Reads a folder into memory once, hashes those very bytes and returns them only if they have the expected root:
 * whatever happens to the files afterwards, the bytes trained on are the bytes verified.
 *
 * @param maxBytes Of all files together.
 * @throws {FolderMismatchError}
 * @throws {FolderRefusedError} for links, sockets and the like, and for too many bytes.
 */
export async function readVerifiedFolder(
  dir: string,
  root: string,
  { maxBytes }: { maxBytes: number },
): Promise<FolderFile[]> {
  const files: FolderFile[] = []
  let left = maxBytes
  for (const path of await listFiles(dir)) {
    const bytes = await readRegularFile(join(dir, path), left)
    left -= bytes.byteLength
    files.push({ path, bytes })
  }
  const manifest = manifestOf(files)
  if (manifest.root !== root) throw new FolderMismatchError(`${dir}: found root ${manifest.root}; approved: ${root}`)
  return files
}

/** The `ddm/1` manifest of files in memory. */
export function manifestOf(files: readonly FolderFile[]): Manifest {
  return createManifest(
    files.map(({ path, bytes }) => {
      const digester = new FileDigester(path, createSha256)
      digester.update(bytes)
      return digester.finish()
    }),
  )
}

function createSha256() {
  const hash = createHash('sha256')
  return { update: (bytes: Uint8Array) => void hash.update(bytes), digest: () => hash.digest() }
}

async function listFiles(dir: string): Promise<string[]> {
  const root = await lstat(dir)
  if (!root.isDirectory()) throw new FolderRefusedError(`${dir}: found no folder; allowed: a folder`)
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const paths: string[] = []
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name).slice(join(dir, '/').length)
    if (isIgnoredPath(path) || entry.isDirectory()) continue
    if (!entry.isFile()) throw new FolderRefusedError(`${join(dir, path)}: found a link or device; allowed: files`)
    paths.push(path)
  }
  return paths.toSorted(comparePaths)
}

async function readRegularFile(path: string, maxBytes: number): Promise<Uint8Array> {
  // oxlint-disable-next-line no-bitwise -- flags of open(2)
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK)
  try {
    const stats = await file.stat()
    if (!stats.isFile()) throw new FolderRefusedError(`${path}: found a device; allowed: files`)
    if (stats.size > maxBytes) throw new FolderRefusedError(`${path}: found more bytes; allowed: ${maxBytes} more`)
    return new Uint8Array(await file.readFile())
  } finally {
    await file.close()
  }
}
