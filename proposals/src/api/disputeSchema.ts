import { z } from 'zod'
import { hex, int64, integer, seconds } from './schemaFields.ts'

export const disputeVerdicts = ['none', 'upheld', 'overturned', 'undecided'] as const

/** What a juror found: the part of a result that a repetition must show again. */
export const findingSchema = z.object({
  root: hex,
  metricBefore: int64,
  metricAfter: int64,
  worstRegression: int64,
})

/** A result that somebody disputes, and what the jury says. */
export const disputeSchema = z.object({
  challenger: hex,
  evidenceDigest: hex,
  /** Verifiers decide by repeating the training; reviewers by their judgement where it is false. */
  bitExact: z.boolean(),
  /** Agreeing votes that decide. */
  threshold: z.number().int(),
  at: seconds,
  votingEndsAt: seconds,
  verdict: z.enum(disputeVerdicts),
  /** What the jury agreed on; null where it did not, or on nothing certain. */
  findingDigest: hex.nullable(),
  votes: z.array(z.object({ juror: hex, finding: findingSchema, at: seconds })),
})

/** `GET /v1/verifiers`: an account that an executed proposal lets judge bit-exact runs, or no longer. */
export const verifierSchema = z.object({
  verifier: hex,
  admitted: z.boolean(),
  proposalId: integer,
  final: z.boolean(),
})

export type ApiDispute = z.infer<typeof disputeSchema>
export type ApiVerifier = z.infer<typeof verifierSchema>
