import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'

import type { Sha256 } from './contentStore.ts'
import { ContentCorrupt } from './errors.ts'

const pieceBytes = 262_144

/** An opened blob: a regular file of the expected size, followed through no symlink. */
export async function openBlob(path: string, { digest, size }: { digest: Sha256; size: number }): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW).catch((error: unknown) => {
    throw new ContentCorrupt(`sha256 ${digest}`, error instanceof Error ? error.message : 'it cannot be opened')
  })
  const stat = await handle.stat()
  const found = stat.isFile() ? (stat.size === size ? null : `${stat.size} bytes, expected ${size}`) : 'not a file'
  if (found === null) return handle

  await handle.close()
  throw new ContentCorrupt(`sha256 ${digest}`, found)
}

/** Streams an open blob and closes it; the stream fails with {@link ContentCorrupt} instead of ending if bytes differ. */
export function readVerified(handle: FileHandle, { digest, size }: { digest: Sha256; size: number }): Readable {
  return streamOf(verifiedPieces(handle, { digest, size }), handle)
}

/** Streams bytes `start` to `end`, both included, of an open blob and closes it. */
export function readRange(handle: FileHandle, { start, end }: { start: number; end: number }): Readable {
  return streamOf(pieces(handle, { start, end: end + 1 }), handle)
}

/** A stream that is destroyed before its first read never starts its generator, so the handle is closed here too. */
function streamOf(source: AsyncIterable<Uint8Array>, handle: FileHandle): Readable {
  const stream = Readable.from(source, { objectMode: false, highWaterMark: pieceBytes })

  return stream.once('close', () => void handle.close())
}

async function* verifiedPieces(handle: FileHandle, { digest, size }: { digest: Sha256; size: number }) {
  const hash = createHash('sha256')
  let read = 0
  let held: Uint8Array | null = null
  // The last piece is held back until all is hashed: a reader that counts bytes never gets a full but wrong file.
  for await (const piece of pieces(handle, { start: 0, end: size })) {
    if (held !== null) yield held
    hash.update(piece)
    read += piece.length
    held = piece
  }
  const found = hash.digest('hex')
  if (read !== size || found !== digest) throw new ContentCorrupt(`sha256 ${digest}`, `sha256 ${found}, ${read} bytes`)
  if (held !== null) yield held
}

async function* pieces(handle: FileHandle, { start, end }: { start: number; end: number }) {
  try {
    for (let at = start; at < end;) {
      const buffer = Buffer.allocUnsafe(Math.min(pieceBytes, end - at))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, at)
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
      at += bytesRead
    }
  } finally {
    await handle.close()
  }
}
