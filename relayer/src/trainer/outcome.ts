import { z } from 'zod'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const root = z.templateLiteral(['0x', hex64])
const millionths = z.number().int()

/** What a finished training leaves in `outcome.json`. Metrics are millionths of the metric's unit. */
export const outcomeSchema = z.object({
  /** `ddm/1` manifest of the folder `artifact`. */
  manifest: z.object({
    chunkSize: z.literal(1_048_576),
    files: z.array(z.object({ path: z.string(), size: z.number().int(), sha256: hex64, chunkRoot: root })),
    format: z.literal('ddm/1'),
    root,
  }),
  metricBefore: millionths,
  metricAfter: millionths,
  worstRegression: millionths,
  perSet: z.array(z.object({ root, rows: z.number().int(), before: millionths, after: millionths })),
  steps: z.number().int(),
  checkpointEvery: z.number().int(),
  checkpoints: z.array(root),
  checkpointsRoot: root,
  trainerDigest: hex64,
  /** SHA-256 of `progress.jsonl` up to here. */
  logDigest: hex64,
  startedAt: z.number().int(),
  finishedAt: z.number().int(),
  seconds: z.number(),
})

/** What a training that could not be done leaves in `failure.json`. */
export const failureSchema = z.object({
  /** `refused`: the same inputs would fail again. `time-limit`, `memory-limit`, `cancelled`: it was stopped. */
  code: z.enum(['refused', 'time-limit', 'memory-limit', 'cancelled', 'crashed']),
  message: z.string(),
})

export type Outcome = z.infer<typeof outcomeSchema>
export type Failure = z.infer<typeof failureSchema>
