import { parentPort, workerData } from 'node:worker_threads'

import { parseManifest, ProposalsError } from '@althing/proposals'

/** What is wrong with a manifest, or null where nothing is. */
export type ManifestVerdict = string | null

/** Thread of {@link parseManifestAside}: reads one manifest and says what is wrong with it. */
function judge(bytes: unknown): ManifestVerdict {
  if (!(bytes instanceof Uint8Array)) return 'no bytes'
  try {
    parseManifest(bytes)
    return null
  } catch (error) {
    if (error instanceof ProposalsError) return error.message
    throw error
  }
}

// A thread is no window: there is no origin to name.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(judge(workerData))
