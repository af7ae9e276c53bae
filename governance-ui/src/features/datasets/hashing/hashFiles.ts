import { createManifest, FileDigester, type FileEntry, type Manifest } from '@althing/proposals'
import type { ChosenFile } from './messages.ts'
import { createSha256Pool } from './sha256Pool.ts'

/** Bytes between two reports of progress. */
const reportEvery = 4 * 1_048_576

type Progress = { doneBytes: number; totalBytes: number; path: string }

/**
 * The `ddm/1` manifest of chosen files, in one pass over their bytes and with bounded memory.
 * @throws DdmError naming the file that `ddm/1` does not allow.
 */
export async function hashFiles(
  files: readonly ChosenFile[],
  onProgress: (progress: Progress) => void,
): Promise<Manifest> {
  const pool = await createSha256Pool()
  const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0)
  const entries: FileEntry[] = []
  let doneBytes = 0
  let reported = 0
  for (const { path, file } of files) {
    const digester = new FileDigester(path, pool.createSha256)
    // Files are hashed one after the other: the disk, not the processor, would be shared.
    // oxlint-disable-next-line no-await-in-loop
    for await (const bytes of readBytes(file)) {
      digester.update(bytes)
      doneBytes += bytes.length
      if (doneBytes - reported < reportEvery && doneBytes < totalBytes) continue
      reported = doneBytes
      onProgress({ doneBytes, totalBytes, path })
    }
    entries.push(digester.finish())
    pool.release()
  }
  return createManifest(entries)
}

async function* readBytes(file: File): AsyncGenerator<Uint8Array> {
  const reader = file.stream().getReader()
  // oxlint-disable-next-line no-await-in-loop -- a stream is read in order
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
}
