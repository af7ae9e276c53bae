import { type FileEntry, type Hex, type Manifest, manifestLimits } from '@althing/proposals'

import type { ContentStore, Root, Sha256 } from '../store/contentStore.ts'
import { ContentMismatch, ContentTooLarge, InvalidManifest } from '../store/errors.ts'
import { FetchRefused, FetchUnavailable } from './errors.ts'
import { folderSource } from './folderUris.ts'
import { createGuardedGet, type GuardedGet, type GuardedHttpOptions } from './guardedHttp.ts'

/** Fills the store from wherever the bytes are said to be; what the store holds is never fetched. */
export interface Fetcher {
  /**
   * Makes a folder complete in the store.
   *
   * @throws {FetchUnavailable} if no URI has all of it now: try again later, or have it uploaded.
   * @throws {FetchRefused} if every URI serves other bytes or must not be fetched.
   */
  readonly fetchFolder: (folder: {
    root: Root
    uris: readonly string[]
    signal?: AbortSignal
    onProgress?: (progress: { files: number; ofFiles: number }) => void
  }) => Promise<Manifest>

  /** Makes a document (config, metadata, attestation) available in the store and returns its bytes. Throws alike. */
  readonly fetchDocument: (document: {
    sha256: Sha256
    uris: readonly string[]
    maxBytes: number
    signal?: AbortSignal
  }) => Promise<Uint8Array>
}

const filesAtOnce = 4

/** So many missing files, and the source is taken for gone. */
const enoughFailures = 8

export function createFetcher({ store, ...http }: GuardedHttpOptions & { store: ContentStore }): Fetcher {
  const get: GuardedGet = createGuardedGet(http)

  return {
    async fetchFolder({ root, uris, signal, onProgress = () => {} }) {
      const held = await store.manifest(root)
      if (held?.files.every(({ sha256: digest }) => store.has(digest)) === true) return held

      return await fromAny(`folder ${root}`, uris, (uri) => fetchFrom(uri, { root, signal, onProgress }))
    },

    async fetchDocument({ sha256, uris, maxBytes, signal }) {
      if (!store.has(sha256)) {
        await fromAny(`sha256 ${sha256}`, uris, (uri) =>
          store.put(sha256, get(uri, { maxBytes, signal }), { maxBytes }),
        )
      }

      return await store.readBytes(sha256, { maxBytes })
    },
  }

  async function fetchFrom(
    uri: string,
    {
      root,
      signal,
      onProgress,
    }: {
      root: Hex
      signal: AbortSignal | undefined
      onProgress: (progress: { files: number; ofFiles: number }) => void
    },
  ): Promise<Manifest> {
    const source = folderSource(uri, root)
    const manifest = (await store.manifest(root)) ?? (await fetchManifest(source.manifest, root, signal))

    const stop = new AbortController()
    const either = AbortSignal.any([stop.signal, ...(signal === undefined ? [] : [signal])])
    const queue = manifest.files.values()
    const failures: unknown[] = []
    let files = 0
    await Promise.all(Array.from({ length: filesAtOnce }, fetchAll))
    if (failures.length > 0) throw failures.find((failure) => !(failure instanceof FetchUnavailable)) ?? failures[0]
    if (either.aborted) throw new FetchUnavailable('Fetching was stopped.')

    return manifest

    /** Fetches from the shared queue. What is missing here may be found elsewhere; a lie ends it all. */
    async function fetchAll(): Promise<void> {
      for (let next = queue.next(); next.done !== true && !either.aborted; next = queue.next()) {
        try {
          await fetchFile(source.file(next.value), next.value, either)
          files += 1
          onProgress({ files, ofFiles: manifest.files.length })
        } catch (error) {
          failures.push(error)
          if (!(error instanceof FetchUnavailable) || failures.length >= enoughFailures) stop.abort()
        }
      }
    }
  }

  async function fetchFile(uri: string, { sha256, size }: FileEntry, signal: AbortSignal): Promise<void> {
    if (store.has(sha256)) return

    await store.put(sha256, get(uri, { maxBytes: size, signal }), { maxBytes: size })
  }

  async function fetchManifest(uri: string, root: Hex, signal: AbortSignal | undefined): Promise<Manifest> {
    const pieces: Uint8Array[] = []
    for await (const piece of get(uri, { maxBytes: manifestLimits.maxBytes, signal })) pieces.push(piece)
    const { manifest } = await store.putManifest(new Uint8Array(Buffer.concat(pieces)), (found) => {
      if (found.root !== root) throw new ContentMismatch(root, `a manifest of root ${found.root}`)
    })

    return manifest
  }
}

/** Tries one URI after the other. What is wrong with the bytes of one says nothing about the next. */
async function fromAny<T>(what: string, uris: readonly string[], fetch: (uri: string) => Promise<T>): Promise<T> {
  const failures: Error[] = []
  for (const uri of uris) {
    try {
      return await fetch(uri)
    } catch (error) {
      if (!(error instanceof Error) || !isOfTheUri(error)) throw error
      failures.push(error)
    }
  }

  const reasons = failures.map(({ message }) => message).join(' ')
  const refused = failures.length > 0 && failures.every((failure) => !(failure instanceof FetchUnavailable))
  const cause = failures.length === 1 ? failures[0] : new AggregateError(failures)
  if (refused) throw new FetchRefused(`No usable source for ${what}. ${reasons}`, { cause })
  throw new FetchUnavailable(`No source for ${what} now. ${reasons || 'No URI is known; upload it to the store.'}`, {
    cause,
  })
}

/** Whether a failure is the URI's, not the store's own: a full disk is nobody's lie. */
function isOfTheUri(error: Error): boolean {
  return [FetchUnavailable, FetchRefused, ContentMismatch, ContentTooLarge, InvalidManifest].some(
    (kind) => error instanceof kind,
  )
}
