import type { Manifest } from '@althing/proposals'
import { hashFolder, type HashFolderOptions } from './hashFolder.ts'

/** One way in which a folder is not what a manifest says. */
export interface FolderDifference {
  readonly path: string
  readonly kind: 'missing' | 'extra' | 'different'
}

/**
 * Hashes a folder and compares it with a manifest, file by file.
 *
 * @returns the differences in path order; none means that the folder has exactly the manifest's root.
 * @throws {DdmError} for what ddm/1 refuses, and for a folder that changed meanwhile.
 */
export async function verifyFolder(
  dir: string,
  manifest: Manifest,
  options: HashFolderOptions = {},
): Promise<FolderDifference[]> {
  const { manifest: actual } = await hashFolder(dir, options)
  const found = new Map(actual.files.map((file) => [file.path, file]))

  const differences: FolderDifference[] = []
  for (const { path, sha256, size, chunkRoot } of manifest.files) {
    const file = found.get(path)
    found.delete(path)
    if (file === undefined) differences.push({ path, kind: 'missing' })
    else if (file.sha256 !== sha256 || file.size !== size || file.chunkRoot !== chunkRoot)
      differences.push({ path, kind: 'different' })
  }
  for (const path of found.keys()) differences.push({ path, kind: 'extra' })
  return differences
}
