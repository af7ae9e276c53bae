import { z } from 'zod'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)
const digest = z.record(z.string(), z.string())

/** in-toto ResourceDescriptor, the fields in use. */
const resource = z.object({
  name: z.string().optional(),
  uri: z.string().optional(),
  digest: digest.optional(),
  annotations: z.record(z.string(), z.unknown()).optional(),
})

/** What the vote and the chain fixed; a verifier compares it with the chain. */
const externalParameters = z.object({
  chainId: z.number().int(),
  governor: z.string(),
  trainingRuns: z.string(),
  runId: z.string(),
  proposalId: z.string(),
  executionTransaction: z.string(),
  configDigest: hex64,
})

/**
 * in-toto Statement v1 with SLSA provenance v1 over a published artifact.
 *
 * @see https://in-toto.io/Statement/v1
 * @see https://slsa.dev/provenance/v1
 */
export const provenanceSchema = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  /** The folder first (`dirHash1`), then every file of it (`sha256`). */
  subject: z.array(z.object({ name: z.string(), digest })).min(2),
  predicateType: z.literal('https://slsa.dev/provenance/v1'),
  predicate: z.object({
    buildDefinition: z.object({
      buildType: z.literal('urn:althing:training:embedded/1'),
      externalParameters,
      internalParameters: z.object({ sandbox: z.string() }),
      resolvedDependencies: z.array(resource),
    }),
    runDetails: z.object({
      builder: z.object({ id: z.string() }),
      metadata: z.object({ invocationId: z.string(), startedOn: z.string(), finishedOn: z.string() }),
      byproducts: z.array(resource),
    }),
  }),
})

export type Provenance = z.infer<typeof provenanceSchema>

/** in-toto test-result v0.1 over the same artifact, one metric with its gate. */
export const testResultSchema = z.object({
  _type: z.literal('https://in-toto.io/Statement/v1'),
  subject: z.array(z.object({ name: z.string(), digest })).min(1),
  predicateType: z.literal('https://in-toto.io/attestation/test-result/v0.1'),
  predicate: z.object({
    result: z.enum(['PASSED', 'FAILED']),
    configuration: z.array(resource),
    passedTests: z.array(z.string()),
    failedTests: z.array(z.string()),
    /** Numbers in millionths of the metric's unit, as on chain. */
    metrics: z.array(
      z.object({
        metric: z.string(),
        direction: z.string(),
        baseline: z.string(),
        before: z.number().int(),
        after: z.number().int(),
        worstRegression: z.number().int(),
        minImprovement: z.number().int(),
        maxRegression: z.number().int(),
        verdict: z.enum(['passed', 'refused']),
        perSet: z.array(z.object({ root: z.string(), rows: z.number(), before: z.number(), after: z.number() })),
      }),
    ),
  }),
})

export type TestResult = z.infer<typeof testResultSchema>
