import { z } from 'zod'

import type { Place } from '../projection/views.ts'
import { ApiError } from './apiError.ts'

const placeSchema = z.tuple([z.int().min(0), z.int().min(0)])

/** An opaque name for a place in a list: the next page starts after it, whatever has been added since. */
export function encodeCursor({ blockNumber, logIndex }: Place): string {
  return Buffer.from(JSON.stringify([blockNumber, logIndex])).toString('base64url')
}

/** Reads a cursor of {@link encodeCursor}. Throws a 400 {@link ApiError} for anything else. */
export function parseCursor(cursor: string): Place {
  try {
    const [blockNumber, logIndex] = placeSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { blockNumber, logIndex }
  } catch {
    throw new ApiError(400, 'bad_request', {
      message: `cursor: found ${JSON.stringify(cursor.slice(0, 64))}, allowed the nextCursor of an earlier page`,
      field: 'cursor',
    })
  }
}
