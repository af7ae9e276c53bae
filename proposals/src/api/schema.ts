import { z } from 'zod'
import { hex, int64, integer, seconds } from './schemaFields.ts'
import { pauseSchema, reviewsSchema, vetoSchema } from './oversightSchema.ts'
import { disputeSchema } from './disputeSchema.ts'

/**
 * Shapes of the relayer's HTTP API, shared by the server and its readers. Integers of the chain are decimal strings,
 * digests and addresses `0x` hex, times Unix seconds. `final` says whether the fact stands in a final block.
 */
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

export const tiers = ['routine', 'model', 'constitutional'] as const

/** What the index knows of a proposal. State, quorum in votes and expiry are not here: they are read from the governor. */
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
  /** What its calls ask for, see the governor's `proposalTier`. */
  tier: z.enum(tiers),
  /** Ten-thousandths of the supply that must vote, and of the votes for and against that must be for; null where unknown. */
  requirement: z.object({ quorumBps: z.number().int(), approvalBps: z.number().int() }).nullable(),
  veto: vetoSchema.nullable(),
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

const dataUse = z.enum(['unspecified', 'allowed', 'notAllowed', 'constrained'])

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
  /** What the contributor allows, in the words of ERC-7517. */
  preference: z.object({
    dataMining: dataUse,
    aiTraining: dataUse,
    aiGenerativeTraining: dataUse,
    aiInference: dataUse,
  }),
  /** What the submission locked; `releasedTo` once it left. */
  bond: z.object({ depositor: hex, wei: integer, releasedTo: hex.nullable() }).nullable(),
  /** Account that may take the payout over, by its own acceptance. */
  proposedPayout: hex.nullable(),
  /** Roots of the batches of the deciding proposal that the dataset may have been admitted through; empty where the
   * decision named the dataset itself. */
  batches: z.array(hex),
  reviews: reviewsSchema.nullable(),
  pause: pauseSchema.nullable(),
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
  reviews: reviewsSchema.nullable(),
  pause: pauseSchema.nullable(),
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
  /** SHA-256 of why it was deprecated or revoked. */
  reasonDigest: hex.nullable(),
  recordedAt: seconds,
  final: z.boolean(),
})

export const lineageSchema = z.object({
  id: integer,
  name: z.string(),
  inForce: hex,
  proposalId: integer,
  /** Lineages that it descends from. */
  parents: z.array(integer),
  /** Ten-thousandths of each descendant's gross revenue that are owed to it. */
  shareBps: z.number().int(),
  /** ERC-2981: receiver and ten-thousandths of a sale; null where no decision set one. */
  royalty: z.object({ receiver: hex, bps: z.number().int() }).nullable(),
  /** ERC-8048: values are bytes, of which `description` and `image` also show in the model card. */
  metadata: z.array(z.object({ key: z.string(), value: hex })),
  /** Decisions that put an earlier version in force again, oldest first. */
  rollbacks: z.array(z.object({ version: hex, proposalId: integer, at: seconds })),
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
  /** SHA-256 of why the trainer gave it up or a decision cancelled it. */
  reasonDigest: hex.nullable(),
  /** Wei for the trainer whose result stands. */
  bounty: z.object({ wei: integer, state: z.enum(['escrow', 'paid', 'returned']) }).nullable(),
  /** Who holds the run, and who lost it: the lease runs for `leaseDuration` seconds from `renewedAt`. */
  lease: z
    .object({
      since: seconds,
      renewedAt: seconds,
      heartbeats: z.number().int(),
      stakeWei: integer.nullable(),
      lost: z.array(z.object({ trainer: hex, wei: integer, at: seconds })),
    })
    .nullable(),
  dispute: disputeSchema.nullable(),
  /** Why the gate let nothing pass; in millionths of the metric's unit. */
  refusal: z.object({ improvement: int64, worstRegression: int64, configUsable: z.boolean() }).nullable(),
  pause: pauseSchema.nullable(),
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
export type RunProgress = z.infer<typeof progressSchema>
