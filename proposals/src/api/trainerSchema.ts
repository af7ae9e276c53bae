import { z } from 'zod'
import { hex, integer, seconds } from './schemaFields.ts'

/** `GET /v1/trainers`: an account that registered to train, or that an executed proposal admitted, or dismissed again. */
export const trainerSchema = z.object({
  trainer: hex,
  admitted: z.boolean(),
  /** Null before the first decision. */
  proposalId: integer.nullable(),
  /** What it declared to train on. */
  hardware: z.string().nullable(),
  /** Wei that it can put at stake, and that are on their way out. */
  bondWei: integer,
  unbonding: z.object({ wei: integer, at: seconds }).nullable(),
  final: z.boolean(),
})
export type ApiTrainer = z.infer<typeof trainerSchema>
