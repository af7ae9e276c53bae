import { z } from 'zod'
import { reviewerKinds } from '../actions/reviewerKinds.ts'
import { hex, integer, seconds } from './schemaFields.ts'

/** Why a subject is held back, and until when: a pause that the chain's time has passed is over. */
export const pauseSchema = z.object({ endsAt: seconds, reasonDigest: hex })

/** The council cancelled a proposal; `actionsHash` is what a decision overrules to let the same calls pass. */
export const vetoSchema = z.object({ reasonDigest: hex, actionsHash: hex, at: seconds })

/** Latest reports of those who review now; `persons` are the approving ones among them that are no agents. */
export const reviewsSchema = z.object({
  approvals: z.number().int(),
  persons: z.number().int(),
  rejections: z.number().int(),
  abstentions: z.number().int(),
})

export const reportVerdicts = ['approve', 'reject', 'abstain'] as const

/** `GET /v1/subjects/:id/reports`: what a reviewer said of a dataset, a batch, a config or a version. */
export const reportSchema = z.object({
  subject: hex,
  reviewer: hex,
  verdict: z.enum(reportVerdicts),
  /** What the reviewer was when it reported. */
  kind: z.enum(reviewerKinds),
  digest: hex,
  uri: z.string(),
  at: seconds,
  transactionHash: hex,
  final: z.boolean(),
})

/** `GET /v1/reviewers`; of kind `none` is who was dismissed. */
export const reviewerSchema = z.object({
  reviewer: hex,
  kind: z.enum(reviewerKinds),
  agent: z.object({ registry: hex, id: integer }).nullable(),
  proposalId: integer,
  final: z.boolean(),
})

/** `GET /v1/pauses`: the latest pause of each subject; `ended` where it was ended before its time. */
export const councilPauseSchema = pauseSchema.extend({
  subject: hex,
  at: seconds,
  ended: z.object({ reasonDigest: hex.nullable(), at: seconds }).nullable(),
  final: z.boolean(),
})

/** `GET /v1/vetoes` */
export const councilVetoSchema = vetoSchema.extend({ proposalId: integer, final: z.boolean() })

export type ApiReport = z.infer<typeof reportSchema>
export type ApiReviewer = z.infer<typeof reviewerSchema>
export type ApiReviews = z.infer<typeof reviewsSchema>
export type ApiPause = z.infer<typeof councilPauseSchema>
export type ApiVeto = z.infer<typeof councilVetoSchema>
