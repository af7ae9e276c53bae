import type { Readable } from 'node:stream'

import type { Manifest } from '@althing/proposals'

/** SHA-256 of some bytes: 64 lower-case hex digits, as `sha256sum` and `ddm/1` manifests print it. */
export type Sha256 = string

/** `ddm/1` root: `0x` and 64 lower-case hex digits. */
export type Root = `0x${string}`

/** Bytes in any pieces, as a request, a file or a download delivers them. */
export type ByteStream = AsyncIterable<Uint8Array>

/** A contributor's bytes, addressed by their digest and verified on the way in and on the way out. */
export interface ContentStore {
  /** Whether verified bytes with this digest are held. */
  has(digest: Sha256): boolean

  /** Their size in bytes, or null when they are not held. */
  size(digest: Sha256): number | null

  /** Streams bytes in; resolves once they are durable under their digest. Putting what is held costs nothing. */
  put(digest: Sha256, bytes: ByteStream, options: { maxBytes: number; size?: number }): Promise<void>

  /** Puts bytes that are in memory and returns their digest. */
  putBytes(bytes: Uint8Array): Promise<Sha256>

  /**
   * Streams bytes out, hashing them: the stream fails with `ContentCorrupt` instead of ending when they are not what
   * was put. A range cannot be checked as a whole; the first range of a blob in a process checks all of it first.
   */
  read(digest: Sha256, range?: { start: number; end: number }): Promise<Readable>

  /** Reads small content (configs, metadata, attestations) whole, verified. */
  readBytes(digest: Sha256, options?: { maxBytes?: number }): Promise<Uint8Array>

  /** Parses a manifest, recomputing its root, and keeps its exact bytes under that root. */
  putManifest(bytes: Uint8Array): Promise<Manifest>

  /** The manifest with this root, or null. */
  manifest(root: Root): Promise<Manifest | null>

  /** Size of a file that some stored manifest names, or null: only such blobs are accepted from outside. */
  expectedSize(digest: Sha256): number | null

  /** What is held of a folder. */
  holding(root: Root): { manifest: boolean; files: number; bytes: number; complete: boolean }

  /** Writes verified read-only copies of a complete folder into the new directory `dir`. */
  materialise(root: Root, dir: string): Promise<Manifest>

  /** Hashes a local folder and puts its manifest and every file. */
  publishFolder(dir: string): Promise<Manifest>

  /** Bytes held and allowed. */
  usage(): { bytes: number; quotaBytes: number; blobs: number; manifests: number }
}
