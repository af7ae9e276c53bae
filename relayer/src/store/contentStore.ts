import type { Readable } from 'node:stream'

import type { Manifest } from '@althing/proposals'

import { createBlobs } from './blobs.ts'
import { parseRoot, sha256Of } from './digest.ts'
import { createManifests, type Outline, readOutline } from './manifests.ts'
import { createHoldings, type Holding } from './holdings.ts'
import { ContentTooLarge, UnknownContent } from './errors.ts'
import { materialise } from './materialise.ts'
import { listFanOut, prepareFolders } from './openFolder.ts'
import { publishFolder } from './publishFolder.ts'
import { createQuota } from './quota.ts'
import { nodeFiles, type StoreFiles } from './storeFiles.ts'

/** SHA-256 of some bytes: 64 lower-case hex digits, as `sha256sum` and `ddm/1` manifests print it. */
export type Sha256 = string

/** `ddm/1` root: `0x` and 64 lower-case hex digits. */
export type Root = `0x${string}`

/** Bytes in any pieces, as a request, a file or a download delivers them. */
export type ByteStream = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** A contributor's bytes, addressed by their digest and verified on the way in and on the way out. */
export interface ContentStore {
  /** Whether verified bytes with this digest are held. */
  has(digest: Sha256): boolean

  /** Their size in bytes, or null when they are not held. */
  size(digest: Sha256): number | null

  /** Streams bytes in; resolves once they are durable under their digest. Putting what is held costs nothing. */
  put(digest: Sha256, bytes: ByteStream, options: { maxBytes: number }): Promise<void>

  /** Puts bytes that are in memory and returns their digest. */
  putBytes(bytes: Uint8Array): Promise<Sha256>

  /**
   * Streams bytes out, hashing them: the stream fails with `ContentCorrupt` instead of ending when they are not what
   * was put. A range cannot be checked as a whole; the first range of a blob in a process checks all of it first.
   */
  read(digest: Sha256, range?: { start: number; end: number }): Promise<Readable>

  /** Reads small content (configs, metadata, attestations) whole, verified. */
  readBytes(digest: Sha256, options?: { maxBytes?: number }): Promise<Uint8Array>

  /**
   * Parses a manifest, recomputing its root, and keeps its exact bytes under that root.
   *
   * @param check Called before anything is kept; what it throws is passed on.
   */
  putManifest(
    bytes: Uint8Array,
    check?: (manifest: Manifest) => void,
  ): Promise<{ manifest: Manifest; created: boolean }>

  /** The manifest with this root, or null. */
  manifest(root: Root): Promise<Manifest | null>

  /** Greatest size that a stored manifest gives a file with this digest, or null: only such blobs come from outside. */
  sizeLimit(digest: Sha256): number | null

  /** What is held of a folder. */
  readonly holding: (root: Root) => Holding

  /** Writes verified read-only copies of a complete folder into the new directory `dir`. */
  materialise(root: Root, dir: string): Promise<Manifest>

  /** Hashes a local folder and puts its manifest and every file. */
  publishFolder(dir: string): Promise<Manifest>

  /** Bytes held and allowed. */
  usage(): { bytes: number; quotaBytes: number; blobs: number; manifests: number }
}

const smallContentBytes = 16_777_216

/**
 * Opens the store in `dir`, creating it if need be and sweeping what a crash left. One process at a time may hold it.
 *
 * @param options.quotaBytes Greatest size of everything in it, manifests included.
 * @param options.files The writing half of the file system; tests fill its disk.
 */
export async function createContentStore(options: {
  dir: string
  quotaBytes: number
  files?: StoreFiles
}): Promise<ContentStore> {
  const { dir, quotaBytes, files = nodeFiles } = options
  const folders = await prepareFolders(dir)
  const quota = createQuota(quotaBytes)
  const shared = { dir, tmp: folders.tmp, corrupt: folders.corrupt, files, quota }

  const sizes = new Map<Sha256, number>()
  const outlines = new Map<Root, Outline>()
  for await (const { hex, size } of listFanOut(folders.sha256)) sizes.set(hex, size)
  for await (const { hex, path, size } of listFanOut(folders.manifests)) {
    const outline = await readOutline(path)
    if (outline !== null) outlines.set(parseRoot(hex), outline)
    quota.found(size)
  }
  for (const size of sizes.values()) quota.found(size)

  const blobs = createBlobs(sizes, shared)
  const manifests = createManifests(outlines, shared)

  return {
    has: (digest) => blobs.size(digest) !== null,
    size: blobs.size,
    put: blobs.put,
    read: blobs.read,
    sizeLimit: manifests.sizeLimit,
    putManifest: manifests.put,
    manifest: manifests.get,

    async putBytes(bytes) {
      const digest = sha256Of(bytes)
      await blobs.put(digest, [bytes], { maxBytes: bytes.length })

      return digest
    },

    async readBytes(digest, { maxBytes = smallContentBytes } = {}) {
      const size = blobs.size(digest)
      if (size !== null && size > maxBytes) throw new ContentTooLarge(digest, maxBytes)

      return Buffer.concat(await (await blobs.read(digest)).toArray())
    },

    holding: createHoldings({ blobs, manifests }),

    async materialise(root, target) {
      const manifest = await manifests.get(root)
      if (manifest === null) throw new UnknownContent(`the manifest of ${root}`)
      const missing = manifest.files.filter(({ sha256 }) => blobs.size(sha256) === null)
      if (missing.length > 0) {
        throw new UnknownContent(`${missing.length} files of ${root}, the first is ${JSON.stringify(missing[0]?.path)}`)
      }
      await materialise(manifest, target, { blobs, files })

      return manifest
    },

    publishFolder: (folder) => publishFolder(folder, { blobs, manifests }),

    usage: () => ({ bytes: quota.used, quotaBytes, blobs: blobs.count, manifests: manifests.count }),
  }
}
