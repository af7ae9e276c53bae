import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

import type { ByteStream, Sha256 } from './contentStore.ts'
import { blobPath } from './digest.ts'
import { ContentCorrupt, UnknownContent } from './errors.ts'
import { receive } from './incoming.ts'
import { openBlob, readRange, readVerified } from './outgoing.ts'
import type { Quota } from './quota.ts'
import type { StoreFiles } from './storeFiles.ts'

/** Blobs by digest: the half of the content store that knows nothing of folders. */
export interface Blobs {
  readonly size: (digest: Sha256) => number | null
  readonly put: (digest: Sha256, bytes: ByteStream, options: { maxBytes: number }) => Promise<void>
  readonly read: (digest: Sha256, range?: { start: number; end: number }) => Promise<Readable>
  readonly count: number
  /** Grows whenever a blob comes or goes. */
  readonly changes: number
}

type BlobsOptions = { dir: string; tmp: string; corrupt: string; files: StoreFiles; quota: Quota }

/** @param sizes The blobs on disk; kept up to date and owned from here on. */
export function createBlobs(sizes: Map<Sha256, number>, { dir, tmp, corrupt, files, quota }: BlobsOptions): Blobs {
  /** Blobs that were read whole and found right, with the inode state they had. */
  const checked = new Map<Sha256, string>()
  let changes = 0

  return {
    size: (digest) => sizes.get(digest) ?? null,

    async put(digest, bytes, { maxBytes }) {
      const target = blobPath(dir, digest)
      if (sizes.has(digest)) return

      const size = await receive(bytes, { digest, maxBytes }, { tmp, target, files, quota })
      // Another stream of the same bytes may have been first: both are right, one is counted.
      if (sizes.has(digest)) quota.give(size)
      sizes.set(digest, size)
      changes += 1
    },

    async read(digest, range) {
      const size = sizes.get(digest)
      if (size === undefined) throw new UnknownContent(`sha256 ${digest}`)

      try {
        if (range === undefined) return watch(digest, readVerified(await open(digest, size), { digest, size }))
        await checkOnce(digest, size)
        return readRange(await open(digest, size), range)
      } catch (error) {
        if (error instanceof ContentCorrupt) await setAside(digest)
        throw error
      }
    },

    get count() {
      return sizes.size
    },
    get changes() {
      return changes
    },
  }

  function open(digest: Sha256, size: number) {
    return openBlob(blobPath(dir, digest), { digest, size })
  }

  /** Sets a blob aside as soon as reading it shows that it is corrupt. */
  function watch(digest: Sha256, stream: Readable): Readable {
    return stream.once('error', (error) => {
      if (error instanceof ContentCorrupt) void setAside(digest)
    })
  }

  async function checkOnce(digest: Sha256, size: number): Promise<void> {
    const { ino, mtimeMs, ctimeMs } = await stat(blobPath(dir, digest)).catch(() => {
      throw new ContentCorrupt(`sha256 ${digest}`, 'no file')
    })
    const state = `${ino} ${mtimeMs} ${ctimeMs}`
    if (checked.get(digest) === state) return

    for await (const _ of readVerified(await open(digest, size), { digest, size }));
    checked.set(digest, state)
  }

  async function setAside(digest: Sha256): Promise<void> {
    const size = sizes.get(digest)
    if (size === undefined) return

    sizes.delete(digest)
    changes += 1
    quota.give(size)
    checked.delete(digest)
    await files.publish(blobPath(dir, digest), join(corrupt, `${digest}-${randomUUID()}`)).catch(() => {})
  }
}
