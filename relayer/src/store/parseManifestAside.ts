import { Worker } from 'node:worker_threads'

import { type Manifest, parseManifest, ProposalsError } from '@althing/proposals'

import { InvalidManifest } from './errors.ts'
import type { ManifestVerdict } from './manifestWorker.ts'

/** Greatest manifest that is parsed in place: some 600 files, a hundredth of a second of hashing. */
const inPlaceBytes = 131_072

/**
 * Parses a manifest without holding up the process: a root costs three hashes a file, so that a large manifest takes
 * seconds. Those are spent on another thread.
 *
 * @throws {InvalidManifest}
 */
export async function parseManifestAside(bytes: Uint8Array): Promise<Manifest> {
  if (bytes.length <= inPlaceBytes) return parseHere(bytes)

  const verdict = await askWorker(bytes)
  if (verdict !== null) throw new InvalidManifest(verdict)

  // Safety: another thread has just run parseManifest over these bytes, which allows one reading of them only.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return JSON.parse(Buffer.from(bytes).toString()) as Manifest
}

function parseHere(bytes: Uint8Array): Manifest {
  try {
    return parseManifest(bytes)
  } catch (error) {
    if (error instanceof ProposalsError) throw new InvalidManifest(error.message, error)
    throw error
  }
}

/** What is wrong with the manifest, or null. */
function askWorker(bytes: Uint8Array): Promise<ManifestVerdict> {
  const { promise, resolve, reject } = Promise.withResolvers<ManifestVerdict>()
  const worker = new Worker(new URL('./manifestWorker.ts', import.meta.url), { workerData: bytes })
  worker.once('message', resolve)
  worker.once('error', reject)
  worker.once('exit', (code) => reject(new Error(`the manifest thread ended with ${code} and said nothing`)))

  return promise
}
