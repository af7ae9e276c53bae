import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'

import { encodeManifest, type Manifest } from '@althing/proposals'

import type { Blobs } from './blobs.ts'
import { hashFolder } from './folder/hashFolder.ts'
import type { Manifests } from './manifests.ts'

/** Hashes a folder, then stores its files and its manifest; a file that changes meanwhile is refused by its digest. */
export async function publishFolder(
  dir: string,
  { blobs, manifests }: { blobs: Blobs; manifests: Manifests },
): Promise<Manifest> {
  const { manifest } = await hashFolder(dir)
  for (const { path, sha256, size } of manifest.files) {
    if (blobs.size(sha256) !== null) continue

    const handle = await open(join(dir, path), constants.O_RDONLY | constants.O_NOFOLLOW)
    try {
      await blobs.put(sha256, handle.createReadStream({ autoClose: false }), { maxBytes: size })
    } finally {
      await handle.close()
    }
  }

  await manifests.put(encodeManifest(manifest))

  return manifest
}
