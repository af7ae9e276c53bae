import { trustedWorkerUrl } from '../../../runtime/trustedScripts.ts'
import type { ChosenFile, HashingMessage } from './messages.ts'
// oxlint-disable-next-line import/default -- Vite's own kind of import
import workerUrl from './hashing.worker.ts?worker&url'

/** Hashes in a worker, so that the page stays alive; the answer stops it. */
export function startHashing(files: readonly ChosenFile[], onMessage: (message: HashingMessage) => void): () => void {
  const worker = new Worker(trustedWorkerUrl(new URL(workerUrl, location.href)), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<HashingMessage>) => onMessage(data))
  worker.addEventListener('error', ({ message }) =>
    onMessage({ kind: 'failed', message: message || 'The worker could not be loaded.' }),
  )
  worker.postMessage(files, [])
  return () => worker.terminate()
}
