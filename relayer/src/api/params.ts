import { z } from 'zod'

/** `0x` and 64 hex digits; any case is read, lower case is meant. */
export const bytes32 = z
  .string()
  .regex(/^0x[0-9a-fA-F]{64}$/, { error: '0x and 64 hex digits' })
  .transform((text): `0x${string}` => `0x${text.slice(2).toLowerCase()}`)

/** An integer of the chain in decimal. */
export const uint256 = z.string().regex(/^(0|[1-9][0-9]{0,77})$/, { error: 'a decimal integer' })

/** A SHA-256 as `sha256sum` or as the chain writes it. */
export const sha256 = z
  .string()
  .regex(/^(0x)?[0-9a-fA-F]{64}$/, { error: '64 hex digits, with or without 0x' })
  .transform((text) => text.slice(-64).toLowerCase())

export const pageQuery = {
  limit: z.coerce
    .number({ error: '1 to 100' })
    .int({ error: '1 to 100' })
    .min(1, { error: '1 to 100' })
    .max(100, { error: '1 to 100' })
    .default(50),
  cursor: z.string().max(64, { error: 'the nextCursor of an earlier page' }).optional(),
}
