import { z } from 'zod'

/**
 * Shapes of the relayer's HTTP API, shared by the server and its readers. Integers of the chain are decimal strings,
 * digests and addresses `0x` hex, times Unix seconds. `final` says whether the fact stands in a final block.
 */
const hex = z.templateLiteral(['0x', z.string()])
const integer = z.string().regex(/^-?\d+$/)
const seconds = z.number().int()

/** A 64-bit integer of the chain as the nearest number: a stranger chooses it, and no choice may make a page unreadable. */
const int64 = z
  .number()
  .refine((value) => Number.isInteger(value), { error: 'an integer' })
  .meta({ type: 'integer' })

export const commitmentSchema = z.object({
  root: hex,
  dirHash1: hex,
  totalBytes: int64,
  fileCount: z.number().int(),
})

export const blockSchema = z.object({ number: z.number().int(), hash: hex, timestamp: seconds })

/** `GET /v1/health` */
export const healthSchema = z.object({
  status: z.enum(['ok', 'syncing', 'failed']),
  reason: z.string().nullable(),
  chainId: z.number().int(),
  head: blockSchema.nullable(),
  final: blockSchema.nullable(),
  trainer: hex,
  trainerBalanceWei: integer.nullable(),
})

export const voteSchema = z.object({
  voter: hex,
  support: z.number().int(),
  weight: integer,
  reason: z.string(),
  blockNumber: z.number().int(),
  transactionHash: hex,
})

/** What the index knows of a proposal. State is not here: it is read from the governor. */
export const proposalSchema = z.object({
  id: integer,
  proposer: hex,
  targets: z.array(hex),
  values: z.array(integer),
  calldatas: z.array(hex),
  description: z.string(),
  voteStart: z.number().int(),
  voteEnd: z.number().int(),
  createdAt: seconds,
  blockNumber: z.number().int(),
  transactionHash: hex,
  tally: z.object({ against: integer, for: integer, abstain: integer, voters: z.number().int() }),
  queuedEta: seconds.nullable(),
  executed: z.object({ transactionHash: hex, at: seconds }).nullable(),
  canceled: z.boolean(),
  runs: z.array(integer),
  final: z.boolean(),
})

export const proposalDetailSchema = proposalSchema.extend({ votes: z.array(voteSchema) })

export const datasetStatuses = [
  'none',
  'submitted',
  'approved',
  'deprecated',
  'rejected',
  'revoked',
  'withdrawn',
] as const

export const datasetSchema = z.object({
  id: hex,
  contributor: hex,
  payout: hex,
  commitment: commitmentSchema,
  metadataDigest: hex,
  uri: z.string(),
  status: z.enum(datasetStatuses),
  submittedAt: seconds,
  proposalId: integer.nullable(),
  reasonDigest: hex.nullable(),
  /** How much of the dataset the relayer's store holds, verified. */
  stored: z.object({ manifest: z.boolean(), metadata: z.boolean(), files: z.number().int(), bytes: z.number().int() }),
  /** Title and licence from the stored metadata, if it is there and matches its digest. */
  title: z.string().nullable(),
  license: z.string().nullable(),
  final: z.boolean(),
})

export const gateSchema = z.object({
  metric: z.enum(['accuracy', 'f1_macro', 'eval_loss', 'bits_per_byte']),
  direction: z.enum(['max', 'min']),
  baseline: z.enum(['parent', 'base', 'absolute']),
  minImprovement: int64,
  maxRegression: int64,
})

export const configSchema = z.object({
  id: hex,
  lineage: integer,
  configDigest: hex,
  baseVersion: hex,
  trainingSets: z.array(hex),
  weights: z.array(z.number().int()),
  evaluationSets: z.array(hex),
  gate: gateSchema,
  /** Whether a second training must give the same bytes. */
  reproducibility: z.enum(['bit-exact', 'attested']),
  uri: z.string(),
  proposalId: integer,
  approvedAt: seconds,
  revoked: z.boolean(),
  final: z.boolean(),
})

export const versionStatuses = ['none', 'candidate', 'released', 'deprecated', 'revoked'] as const

export const versionSchema = z.object({
  id: hex,
  lineage: integer,
  number: z.number().int(),
  status: z.enum(versionStatuses),
  parent: hex.nullable(),
  config: hex.nullable(),
  run: integer.nullable(),
  artifact: commitmentSchema,
  attestationDigest: hex.nullable(),
  proposalId: integer,
  recordedAt: seconds,
  final: z.boolean(),
})

export const lineageSchema = z.object({
  id: integer,
  name: z.string(),
  inForce: hex,
  proposalId: integer,
  versions: z.array(versionSchema),
  final: z.boolean(),
})

export const runStatuses = [
  'none',
  'authorized',
  'started',
  'submitted',
  'finalized',
  'refused',
  'failed',
  'cancelled',
  'expired',
  'disputed',
  'overturned',
] as const

/** State of this relayer's own job for a run, see relayer-1 "Exactly once". */
export const jobStates = [
  'observed',
  'verified',
  'queued',
  'launching',
  'launched',
  'succeeded',
  'failed',
  'reporting',
  'reported',
  'rejected',
  'cancelled',
] as const

export const progressSchema = z.object({
  phase: z.enum(['verify', 'fetch', 'train', 'evaluate', 'attest', 'submit', 'finalize']),
  /** 0 to 1 within the phase. */
  fraction: z.number(),
  message: z.string(),
  at: z.number(),
})

export const runSchema = z.object({
  id: integer,
  config: hex,
  proposalId: integer,
  status: z.enum(runStatuses),
  deadline: seconds,
  release: z.boolean(),
  trainer: hex.nullable(),
  authorizedAt: seconds,
  updatedAt: seconds,
  result: z
    .object({
      artifact: commitmentSchema,
      attestationDigest: hex,
      metricBefore: int64,
      metricAfter: int64,
      worstRegression: int64,
      uri: z.string(),
    })
    .nullable(),
  version: hex.nullable(),
  job: z
    .object({
      state: z.enum(jobStates),
      attempt: z.number().int(),
      reason: z.string().nullable(),
      progress: progressSchema.nullable(),
      trust: z.enum(['proof', 'quorum']),
      sandbox: z.string().nullable(),
    })
    .nullable(),
  final: z.boolean(),
})

/** `GET /v1/trainers`: an account that an executed proposal admitted to train, or dismissed again. */
export const trainerSchema = z.object({ trainer: hex, admitted: z.boolean(), proposalId: integer, final: z.boolean() })

/** `GET /v1/runs/:id/log`: the end of the newest attempt's log, oldest line first. */
export const runLogSchema = z.object({ lines: z.array(z.string()) })

/** Answer to an upload; `created` is false where the bytes were held before. */
export const uploadSchema = z.object({ digest: z.string(), bytes: z.number().int(), created: z.boolean() })

/** A page of a list, newest first; pass `nextCursor` back as `cursor`. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })

/** Every error answer of the API. `field` names what was wrong in the request. */
export const apiErrorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), field: z.string().optional() }),
})

export type Health = z.infer<typeof healthSchema>
export type ApiProposal = z.infer<typeof proposalSchema>
export type ApiProposalDetail = z.infer<typeof proposalDetailSchema>
export type ApiVote = z.infer<typeof voteSchema>
export type ApiDataset = z.infer<typeof datasetSchema>
export type ApiConfig = z.infer<typeof configSchema>
export type ApiVersion = z.infer<typeof versionSchema>
export type ApiLineage = z.infer<typeof lineageSchema>
export type ApiRun = z.infer<typeof runSchema>
export type ApiTrainer = z.infer<typeof trainerSchema>
export type RunProgress = z.infer<typeof progressSchema>
