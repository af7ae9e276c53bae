import type { Readable } from 'node:stream'

import { ContentTooLarge } from '../store/errors.ts'
import { ApiError } from './apiError.ts'

/** How patient the API is with a body that arrives slowly. */
export type Patience = { idleMs: number; leastBytesPerSecond: number; graceMs: number }

const usualPatience: Patience = { idleMs: 30_000, leastBytesPerSecond: 8_192, graceMs: 60_000 }

/**
 * Passes an upload on, piece by piece, as long as it moves: a stalled or trickling body is given up, so that nobody can
 * hold the upload slots.
 */
export async function* patiently(body: Readable, patience: Patience = usualPatience): AsyncGenerator<Uint8Array> {
  const started = Date.now()
  let received = 0
  let timer = setTimeout(stall, patience.idleMs)
  try {
    for await (const piece of body) {
      const bytes: unknown = piece
      if (!(bytes instanceof Uint8Array)) throw aborted()
      received += bytes.length
      clearTimeout(timer)
      timer = setTimeout(stall, patience.idleMs)
      const allowedMs = patience.graceMs + (received / patience.leastBytesPerSecond) * 1_000
      if (Date.now() - started > allowedMs) throw tooSlow()
      yield bytes
    }
    if (!body.readableEnded) throw aborted()
  } finally {
    clearTimeout(timer)
  }

  function stall() {
    body.destroy(tooSlow())
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
