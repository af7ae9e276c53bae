import { z } from 'zod'

export const hex = z.templateLiteral(['0x', z.string()])
export const integer = z.string().regex(/^-?\d+$/)
export const seconds = z.number().int()

/** A 64-bit integer of the chain as the nearest number: a stranger chooses it, and no choice may make a page unreadable. */
export const int64 = z
  .number()
  .refine((value) => Number.isInteger(value), { error: 'an integer' })
  .meta({ type: 'integer' })
