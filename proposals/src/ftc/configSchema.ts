import { z } from 'zod'
import { crossRules } from './crossRules.ts'
import { evaluationSetSchema, trainingSetSchema } from './datasetSchema.ts'
import { methodSchema } from './methodSchema.ts'
import { digest, integer, number, oneOf, root, seed, spdxExpression, text } from './scalars.ts'
import { trainingSchema } from './trainingSchema.ts'

const an = (what: string) => ({ error: `an object with ${what}` })

const baseModelSchema = z.strictObject(
  {
    uri: text(
      /^(hf:[A-Za-z0-9][\w.-]{0,95}\/[A-Za-z0-9][\w.-]{0,95}|oci:[a-z0-9][a-z0-9.-]{0,252}(:\d{1,5})?(\/[a-z0-9][a-z0-9._-]{0,127}){1,8}(:[\w.-]{1,128})?(@sha256:[0-9a-f]{64})?|ddm:0x[0-9a-f]{64})$/,
      'hf:org/name · oci:registry/name · ddm:0x<root>, without credentials',
    ),
    revision: text(/^[0-9a-f]{40}$/, 'a commit of 40 lower-case hexadecimal digits').optional(),
    root,
    dirHash1: digest,
    license: spdxExpression,
  },
  an('uri, root, dirHash1, license'),
)

/** Numbers of the gate go on chain in millionths, so they may not be finer. */
const millionths = (min: number) => {
  const error = `a number from ${min} to 1000000, of at most six decimals`
  return number(min, 1_000_000)
    .refine((value) => Math.round(value * 1e6) / 1e6 === value, { error })
    .meta({ description: 'At most six decimals.' })
}

const evaluationSchema = z.strictObject(
  {
    datasets: z
      .array(evaluationSetSchema, { error: '1 to 16 evaluation datasets' })
      .min(1, { error: '1 to 16 evaluation datasets' })
      .max(16, { error: '1 to 16 evaluation datasets' }),
    metric: oneOf('accuracy', 'f1_macro', 'eval_loss', 'bits_per_byte'),
    direction: oneOf('max', 'min'),
    /** Least improvement over the baseline, in the metric's unit. */
    minImprovement: millionths(-1_000_000),
    /** Greatest worsening on any single evaluation dataset, in the metric's unit. */
    maxRegression: millionths(0),
    baseline: oneOf('parent', 'base', 'absolute'),
    seed,
  },
  an('datasets, metric, direction, minImprovement, maxRegression, baseline, seed'),
)

/**
 * `ftc/1`: the fine-tuning config that a proposal approves. Closed at every level; it is data and can name no command,
 * path outside of a dataset, environment variable, plugin or URL with credentials.
 */
export const configDocumentSchema = z
  .strictObject(
    {
      format: z.literal('ftc/1', { error: '"ftc/1"' }),
      name: text(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/, 'an RFC 1035 label in lower case, at most 63 characters'),
      task: oneOf('sft', 'dpo', 'classification'),
      baseModel: baseModelSchema,
      datasets: z
        .array(trainingSetSchema, { error: '1 to 64 datasets' })
        .min(1, { error: '1 to 64 datasets' })
        .max(64, { error: '1 to 64 datasets' }),
      evaluation: evaluationSchema,
      method: methodSchema,
      training: trainingSchema,
      precision: oneOf('fp32', 'bf16', 'fp16'),
      quantization: oneOf('none', 'nf4', 'int8'),
      runtime: z.strictObject(
        {
          profile: oneOf('embedded/1', 'trl/1'),
          trainerDigest: digest,
          reproducibility: oneOf('bit-exact', 'attested'),
          maxSeconds: integer(1, 7_776_000),
          minGpuMemGB: number(0, 1_000_000),
          nodes: integer(1, 4096),
        },
        an('profile, trainerDigest, reproducibility, maxSeconds, minGpuMemGB, nodes'),
      ),
      output: z.strictObject(
        { license: spdxExpression, artifact: oneOf('adapter', 'merged') },
        an('license, artifact'),
      ),
      limits: z.strictObject(
        {
          maxTokens: integer(1, Number.MAX_SAFE_INTEGER),
          /** Wei of the chain's coin. */
          maxSpend: text(/^(0|[1-9]\d{0,77})$/, 'an amount of wei as a decimal string').optional(),
        },
        an('maxTokens'),
      ),
    },
    { error: 'an ftc/1 object' },
  )
  .superRefine((config, context) => {
    for (const { path, found, allowed } of crossRules(config)) {
      context.addIssue({ code: 'custom', path: [...path], message: allowed, params: { found } })
    }
  })

/** A fine-tuning config that satisfies every rule of `ftc/1`. */
export type Config = z.infer<typeof configDocumentSchema>
