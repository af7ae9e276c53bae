import { getAddress, isAddress } from 'ethers'
import { z } from 'zod'

const eip712Name = 'a name of 1 to 31 bytes'

/** A name that a contract keeps, and that signatures name. */
export const nameSchema = z
  .string({ error: eip712Name })
  .refine((name) => name.trim() === name && name.length > 0 && Buffer.byteLength(name) <= 31, { error: eip712Name })

const aPerson = 'a name, for people'

/** What a person or a group is called in the file; the chain never sees it. */
export const personSchema = z.string({ error: aPerson }).min(1, { error: aPerson })

export const anAddress = 'an address: 0x and 40 hex digits, its EIP-55 checksum right'

export const addressSchema = z
  .string({ error: anAddress })
  .refine((value) => value.startsWith('0x') && isAddress(value) && BigInt(value) !== 0n, {
    error: anAddress,
    abort: true,
  })
  .transform((value) => getAddress(value))

const aSigner = `${anAddress}, or a verifier’s address followed by a key (ERC-7913)`
const aKey = z
  .string({ error: aSigner })
  .regex(/^0x(?:[0-9a-fA-F]{2}){21,1024}$/, { error: aSigner })
  .transform((value) => value.toLowerCase())

/** Whoever can sign: an account, or a key that a verifier's contract knows how to check, such as a passkey. */
export const signerSchema = z.union([addressSchema, aKey], { error: aSigner })
