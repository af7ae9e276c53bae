import { encodeManifest, type Manifest } from '@althing/proposals'
import { sha256 } from 'viem'
import type { ChosenFile } from '../hashing/messages.ts'
import { putBytes, UploadError } from './putBytes.ts'

type Folder = { manifest: Manifest; files: readonly ChosenFile[]; metadata: Uint8Array }

/** Milliseconds between attempts while the relayer has not seen the submission's block yet, and their number. */
const patience = { every: 1_000, attempts: 30 } as const

/**
 * Brings manifest, metadata and every file to the relayer, one after the other; what it holds already is not sent again.
 * @param onProgress Bytes of files that are there, of all bytes.
 * @throws UploadError
 */
export async function uploadFolder(
  apiUrl: string,
  { manifest, files, metadata }: Folder,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  await patiently(() => putBytes(`${apiUrl}/v1/manifests/${manifest.root}`, json(encodeManifest(manifest)), () => {}))
  await patiently(() => putBytes(`${apiUrl}/v1/documents/${sha256(metadata).slice(2)}`, json(metadata), () => {}))

  const byPath = new Map(files.map(({ path, file }) => [path, file]))
  const total = manifest.files.reduce((sum, { size }) => sum + size, 0)
  let done = 0
  for (const { path, sha256: digest, size } of manifest.files) {
    const file = byPath.get(path)
    if (file === undefined) throw new UploadError(`${path} was not chosen.`, { retryable: false })
    const url = `${apiUrl}/v1/blobs/${digest}`
    const before = done
    // One upload at a time: progress stays honest and the relayer's limits are kept.
    // oxlint-disable-next-line no-await-in-loop
    if (!(await isHeld(url))) await putBytes(url, file, (sent) => onProgress(before + Math.min(sent, size), total))
    done += size
    onProgress(done, total)
  }
}

function json(bytes: Uint8Array): Blob {
  return new Blob([new Uint8Array(bytes)], { type: 'application/json' })
}

async function isHeld(url: string): Promise<boolean> {
  return fetch(url, { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  )
}

async function patiently(attempt: () => Promise<void>, left: number = patience.attempts): Promise<void> {
  try {
    await attempt()
  } catch (error) {
    if (!(error instanceof UploadError) || !error.retryable || left === 0) throw error
    await new Promise((resolve) => setTimeout(resolve, patience.every))
    await patiently(attempt, left - 1)
  }
}
