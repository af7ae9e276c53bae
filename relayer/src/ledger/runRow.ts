import { jobStates, progressSchema } from '@althing/proposals'
import { isHex, type Hex } from 'viem'
import { z } from 'zod'
import type { Row } from '../db/database.ts'
import type { RunJob } from './runJob.ts'

const hex = z.custom<Hex>((value) => isHex(value), 'expected 0x hex')
const count = z.coerce.number().int()

const factsSchema = z.object({
  parentVersion: hex.optional(),
  operationId: hex.optional(),
  callIndex: count.optional(),
  authorizedIn: z.object({ hash: hex, transaction: hex }).optional(),
  verifiedAt: z.object({ number: count, hash: hex }).optional(),
  startTransaction: hex.optional(),
  artifactRoot: hex.optional(),
  attestationDigest: hex.optional(),
  gaveUp: z.boolean().optional(),
  reportTransaction: hex.optional(),
})

const rowSchema = z.object({
  execution_key: hex,
  run_id: z.coerce.bigint(),
  config_id: hex,
  proposal_id: z.coerce.bigint(),
  observed_at: count,
  state: z.enum(jobStates),
  attempt: count,
  fence: z.coerce.bigint(),
  reason: z.string().nullable(),
  trust: z.enum(['proof', 'quorum']),
  sandbox: z.string().nullable(),
  engine_ref: z.string().nullable(),
  facts: factsSchema,
  progress: progressSchema.nullable(),
  settled: z.boolean(),
})

/** Reads a row of `run_job`. */
export function parseRunRow(row: Row): RunJob {
  const read = rowSchema.parse(row)
  return {
    executionKey: read.execution_key,
    runId: read.run_id,
    configId: read.config_id,
    proposalId: read.proposal_id,
    observedAt: read.observed_at,
    state: read.state,
    attempt: read.attempt,
    fence: read.fence,
    reason: read.reason,
    trust: read.trust,
    sandbox: read.sandbox,
    engineRef: read.engine_ref,
    facts: read.facts,
    progress: read.progress,
    settled: read.settled,
  }
}
