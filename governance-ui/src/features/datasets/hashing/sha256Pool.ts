import type { Sha256Factory } from '@althing/proposals'
import { createSHA256, type IHasher } from 'hash-wasm'

/** Hashers that one file needs at a time: its own, and its current chunk's. */
const hashersPerFile = 2

/**
 * hash-wasm's SHA-256 behind a synchronous factory: its instances are made once and used again, because making one is
 * asynchronous and {@link FileDigester} is not. `release` puts all of them back after a file.
 */
export async function createSha256Pool(): Promise<{ createSha256: Sha256Factory; release(): void }> {
  const all = await Promise.all(Array.from({ length: hashersPerFile }, () => createSHA256()))
  let free: IHasher[] = [...all]
  return {
    createSha256: () => {
      const hasher = free.pop()
      if (hasher === undefined) throw new Error(`more than ${hashersPerFile} SHA-256 at a time`)
      hasher.init()
      return {
        update: (bytes) => void hasher.update(bytes),
        digest: () => {
          const digest = hasher.digest('binary')
          free.push(hasher)
          return digest
        },
      }
    },
    release: () => {
      free = [...all]
    },
  }
}
