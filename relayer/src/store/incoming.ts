import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'

import type { ByteStream, Sha256 } from './contentStore.ts'
import { ContentMismatch, ContentTooLarge, StoreFull } from './errors.ts'
import type { Quota } from './quota.ts'
import type { StoreFiles } from './storeFiles.ts'

/** What bytes must be to be kept. */
export type Expectation = { digest: Sha256; maxBytes: number }

/**
 * Streams bytes to a temporary file while hashing, and moves them to `target` once they are durable and proven right.
 * Whatever goes wrong, only a temporary file can remain, and only if the process dies.
 *
 * @returns Their size in bytes, which stays taken from `quota`.
 * @throws {ContentTooLarge | ContentMismatch | StoreFull} and whatever `bytes` throws.
 */
export async function receive(
  bytes: ByteStream,
  { digest, maxBytes }: Expectation,
  { tmp, target, files, quota }: { tmp: string; target: string; files: StoreFiles; quota: Quota },
): Promise<number> {
  const path = join(tmp, randomUUID())
  const hash = createHash('sha256')
  let received = 0
  let taken = 0

  const writer = await files.create(path).catch(diskFull)
  let open = true
  try {
    for await (const piece of bytes) {
      received += piece.length
      if (received > maxBytes) throw new ContentTooLarge(digest, maxBytes)
      quota.take(piece.length)
      taken += piece.length
      hash.update(piece)
      await writer.write(piece).catch(diskFull)
    }
    const found = hash.digest('hex')
    if (found !== digest) throw new ContentMismatch(digest, `sha256 ${found} in ${received} bytes`)

    await writer.seal().catch(diskFull)
    open = false
    await files.publish(path, target).catch(diskFull)

    return received
  } catch (error) {
    quota.give(taken)
    if (open) await writer.abandon().catch(() => {})
    await files.remove(path).catch(() => {})
    throw error
  }
}

/** Names a full disk as such; anything else passes through. */
function diskFull(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') throw new StoreFull('no space left on its disk', error)

  throw error
}
