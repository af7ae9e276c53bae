import { getAddress } from 'ethers/address'
import { z } from 'zod'
import { asHex, type Hex } from './hex.ts'
import { describeIssues } from './json/describeIssues.ts'

/** An address, checksummed on the way in. A wrong EIP-55 checksum is refused: it is a typing error. */
export const addressSchema = z
  .string({ error: 'an address: 0x and 40 hex digits' })
  .regex(/^0x[0-9a-fA-F]{40}$/, { error: 'an address: 0x and 40 hex digits', abort: true })
  .refine(hasChecksum, { error: 'an address with its right EIP-55 checksum, or all in lower case', abort: true })
  .refine((value) => BigInt(value) !== 0n, { error: 'an address other than zero' })
  .transform((value): Hex => asHex(getAddress(value)))

/** 32 bytes as lower-case 0x hex. */
export const bytes32Schema = z
  .string({ error: '32 bytes: 0x and 64 hex digits' })
  .regex(/^0x[0-9a-fA-F]{64}$/, { error: '32 bytes: 0x and 64 hex digits' })
  .transform((value): Hex => asHex(value.toLowerCase()))

/** A SHA-256 digest: 64 hex digits as `sha256sum` prints them, or the same behind `0x`. */
export const digestSchema = z
  .string({ error: 'a SHA-256 digest: 64 hex digits' })
  .regex(/^(?:0x)?[0-9a-fA-F]{64}$/, { error: 'a SHA-256 digest: 64 hex digits' })
  .transform((value): Hex => asHex(`0x${value.replace(/^0x/, '').toLowerCase()}`))

/** A line an issue: file, field, what was found, what is allowed. Parse with `reportInput: true`. */
export function issueLines(file: string, error: z.ZodError): string[] {
  return describeIssues(error).map(({ path, found, allowed }) => {
    return `${file}: ${path === '' ? 'document' : path}: found ${found}, allowed ${allowed}`
  })
}

function hasChecksum(value: string): boolean {
  try {
    getAddress(value)
    return true
  } catch {
    return false
  }
}
