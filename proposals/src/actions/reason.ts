import { sha256 } from 'ethers/crypto'
import { toUtf8Bytes } from 'ethers/utils'
import { z } from 'zod'
import { asHex, type Hex } from '../hex.ts'

/** Digest that the contracts store where no reason was given. */
export const noReason: Hex = `0x${'00'.repeat(32)}`

const allowed = 'one line of 1 to 1000 characters'

/** Why something is rejected, deprecated, revoked or cancelled. */
export const reasonSchema = z
  .string({ error: allowed })
  .min(1, { error: allowed })
  .max(1000, { error: allowed })
  .refine((text) => text.isWellFormed() && text.trim() === text && !/\p{Cc}|\p{Zl}|\p{Zp}/u.test(text), {
    error: allowed,
  })

/** SHA-256 of the reason's UTF-8 bytes, which is all that the chain keeps; zero where there is none. */
export function reasonDigestOf(reason: string | undefined): Hex {
  return reason === undefined ? noReason : asHex(sha256(toUtf8Bytes(reason)))
}

/** Publishes reasons in the description, so that a digest on chain can be traced to its text. */
export function formatReasons(reasons: readonly string[]): string {
  if (reasons.length === 0) return ''
  return ['## Reasons', '', ...new Set(reasons.map((reason) => `- ${reasonDigestOf(reason)}: ${reason}`))].join('\n')
}

/** Text of the reason with `digest` in a description, or null: the digest is recomputed, never believed. */
export function findReason(description: string, digest: Hex): string | null {
  for (const line of description.split('\n')) {
    const text = /^- 0x[0-9a-f]{64}: (.+)$/u.exec(line)?.[1]
    if (text !== undefined && text.isWellFormed() && reasonDigestOf(text) === digest.toLowerCase()) return text
  }
  return null
}
