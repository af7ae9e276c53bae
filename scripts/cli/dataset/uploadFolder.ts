import { encodeManifest } from '@althing/proposals'
import { openAsBlob } from 'node:fs'
import { join } from 'node:path'
import type { Progress } from '../progress.ts'
import type { Mirror } from '../mirror/mirror.ts'
import type { PackedFolder } from './packFolder.ts'

const parallelUploads = 4

export interface Upload {
  readonly uploadedFiles: number
  readonly uploadedBytes: number
  readonly presentFiles: number
}

/** Uploads a manifest and every file of it that the store lacks; a second attempt goes on where the first ended. */
export async function uploadFolder(mirror: Mirror, packed: PackedFolder, progress: Progress): Promise<Upload> {
  const { manifest, dir } = packed
  const manifestPath = `/v1/manifests/${manifest.root}`
  if (!(await mirror.has(manifestPath))) {
    await mirror.put(manifestPath, new Blob([new Uint8Array(encodeManifest(manifest))]), 'application/json')
  }

  // One upload a content: two files with equal bytes are one blob.
  const queue = [...new Map(manifest.files.map((file) => [file.sha256, file])).values()].toReversed()
  const totalBytes = queue.reduce((sum, { size }) => sum + size, 0)
  let [doneBytes, uploadedFiles, uploadedBytes, presentFiles] = [0, 0, 0, 0]

  const work = async () => {
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      const path = `/v1/blobs/${file.sha256}`
      if (await mirror.has(path)) presentFiles++
      else {
        await mirror.put(path, await openAsBlob(join(dir, file.path)), 'application/octet-stream')
        uploadedFiles++
        uploadedBytes += file.size
      }
      doneBytes += file.size
      progress.update('uploading', doneBytes, totalBytes)
    }
  }
  await Promise.all(Array.from({ length: parallelUploads }, work))
  progress.clear()
  return { uploadedFiles, uploadedBytes, presentFiles }
}
