import type { Readable } from 'node:stream'

import { ContentTooLarge } from '../store/errors.ts'
import { ApiError } from './apiError.ts'

/** How patient the API is with a body that arrives slowly. */
export type Patience = { idleMs: number; leastBytesPerSecond: number; graceMs: number }

const usualPatience: Patience = { idleMs: 30_000, leastBytesPerSecond: 8_192, graceMs: 60_000 }

/**
 * Passes an upload on, piece by piece, as long as it moves: a stalled or trickling body is given up, so that nobody can
 * hold the upload slots. The request itself is left open for the answer.
 */
export async function* patiently(body: Readable, patience: Patience = usualPatience): AsyncGenerator<Uint8Array> {
  const started = Date.now()
  // Never returned to: that would destroy the request, and with it the connection that the answer needs.
  const pieces: AsyncIterator<unknown> = body[Symbol.asyncIterator]()
  let received = 0
  for (;;) {
    const piece = await withinMs(patience.idleMs, pieces.next())
    if (piece.done === true) break
    if (!(piece.value instanceof Uint8Array)) throw aborted()

    received += piece.value.length
    const allowedMs = patience.graceMs + (received / patience.leastBytesPerSecond) * 1_000
    if (Date.now() - started > allowedMs) throw tooSlow()
    yield piece.value
  }
  if (!body.readableEnded) throw aborted()
}

/** The next piece, or {@link tooSlow}. */
async function withinMs<T>(ms: number, next: Promise<T>): Promise<T> {
  const { promise: stalled, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(tooSlow()), ms)
  try {
    return await Promise.race([next, stalled])
  } finally {
    clearTimeout(timer)
    next.catch(() => {}) // Given up above: what it still may say is of no interest.
  }
}

/** Reads a small body whole. Throws {@link ContentTooLarge}. */
export async function readBody(body: Readable, { what, maxBytes }: { what: string; maxBytes: number }) {
  const pieces: Uint8Array[] = []
  let received = 0
  for await (const piece of patiently(body)) {
    received += piece.length
    if (received > maxBytes) throw new ContentTooLarge(what, maxBytes)
    pieces.push(piece)
  }

  return new Uint8Array(Buffer.concat(pieces))
}

function tooSlow(): ApiError {
  return new ApiError(408, 'too_slow', { message: 'The upload stalled; send it again.' })
}

function aborted(): ApiError {
  return new ApiError(400, 'bad_request', { message: 'The upload broke off.' })
}
