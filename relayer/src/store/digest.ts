import { createHash } from 'node:crypto'
import { join } from 'node:path'

import { InvalidDigest } from './errors.ts'
import type { Root, Sha256 } from './contentStore.ts'

const hex64 = /^[0-9a-f]{64}$/

/** Reads a digest with or without `0x`, as the chain and `sha256sum` write it. Throws {@link InvalidDigest}. */
export function parseSha256(text: string): Sha256 {
  const bare = (text.startsWith('0x') ? text.slice(2) : text).toLowerCase()
  if (!hex64.test(bare)) throw new InvalidDigest(text)

  return bare
}

/** SHA-256 of bytes in memory. */
export function sha256Of(bytes: Uint8Array): Sha256 {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Reads a `ddm/1` root in the same forms. Throws {@link InvalidDigest}. */
export function parseRoot(text: string): Root {
  return `0x${parseSha256(text)}`
}

/** Where a blob lies: `sha256/ab/cdef…`. */
export function blobPath(dir: string, digest: Sha256): string {
  if (!hex64.test(digest)) throw new InvalidDigest(digest)

  return join(dir, 'sha256', digest.slice(0, 2), digest.slice(2))
}

/** Where a manifest lies: `manifests/ab/cdef…`, by root. */
export function manifestPath(dir: string, root: Root): string {
  const bare = root.slice(2)
  if (!root.startsWith('0x') || !hex64.test(bare)) throw new InvalidDigest(root)

  return join(dir, 'manifests', bare.slice(0, 2), bare.slice(2))
}
