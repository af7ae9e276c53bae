import { z } from 'zod'
import { hex, integer, seconds } from './schemaFields.ts'

/** Amounts of an asset, in its smallest unit; the zero address is ETH. */
const amountSchema = z.object({ asset: hex, amount: integer })

/** `GET /v1/rounds`: how the earnings of a version are shared since a decision, and what came in. */
export const roundSchema = z.object({
  id: hex,
  version: hex,
  number: z.number().int(),
  proposalId: integer,
  /** Ten-thousandths. */
  shares: z.array(z.object({ dataset: hex, weight: z.number().int() })),
  received: z.array(amountSchema),
  /** To payout accounts, and of revoked datasets to the treasury. */
  paid: z.array(amountSchema.extend({ dataset: hex, reclaimed: z.boolean() })),
  openedAt: seconds,
  final: z.boolean(),
})

/** `GET /v1/licenses`: a kind of licence that may be bought, or no longer. */
export const licenseKindSchema = z.object({
  id: hex,
  lineage: integer,
  currency: hex,
  price: integer,
  /** Seconds that a seat lasts; 0 for ever. */
  duration: z.number().int(),
  form: z.enum(['seat', 'use']),
  transferable: z.boolean(),
  purpose: z.string(),
  spdx: z.string(),
  /** SHA-256 of the terms' text where they are custom. */
  termsDigest: hex.nullable(),
  proposalId: integer,
  open: z.boolean(),
  seatsSold: integer,
  final: z.boolean(),
})

/** `GET /v1/streams`: what the treasury sets aside for a recipient; all that was drawn and given back. */
export const streamSchema = z.object({
  recipient: hex,
  asset: hex,
  proposalId: integer,
  /** Units a period of seconds, and at most at once. */
  terms: z.object({ rate: integer, cap: integer, period: z.number().int() }),
  funds: integer,
  drawn: integer,
  open: z.boolean(),
  openedAt: seconds,
  final: z.boolean(),
})

/** `GET /v1/batches`: datasets that one decision approved by the root of a Merkle tree. */
export const batchSchema = z.object({
  root: hex,
  proposalId: integer,
  size: z.number().int(),
  uri: z.string(),
  revoked: z.object({ proposalId: integer, reasonDigest: hex }).nullable(),
  approvedAt: seconds,
  final: z.boolean(),
})

export type ApiRound = z.infer<typeof roundSchema>
export type ApiLicenseKind = z.infer<typeof licenseKindSchema>
export type ApiStream = z.infer<typeof streamSchema>
export type ApiBatch = z.infer<typeof batchSchema>
