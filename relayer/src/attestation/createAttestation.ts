import { createHash } from 'node:crypto'

import { type Commitment, commitmentOf, type Config, type Manifest, onChainGateOf } from '@althing/proposals'

import { applyGate } from '../evaluation/applyGate.ts'
import type { Outcome } from '../trainer/outcome.ts'
import { type AttestationSigner, signStatement } from './envelope.ts'
import type { Provenance, TestResult } from './provenance.ts'

/** A folder that was trained on, measured on or started from. */
export type Dependency = Pick<Commitment, 'root' | 'dirHash1'>

/** Everything that an attestation says of a run. */
export interface AttestationInput {
  readonly chainId: number
  readonly governor: string
  readonly trainingRuns: string
  readonly runId: string
  readonly proposalId: string
  /** Transaction that executed the proposal. */
  readonly executionTransaction: string
  readonly config: Config
  /** 64 hex digits. */
  readonly configDigest: string
  readonly datasets: readonly Dependency[]
  readonly evaluationSets: readonly Dependency[]
  readonly base: Dependency
  readonly parent: Dependency | null
  /** Attempt's name. */
  readonly name: string
  readonly sandbox: string
  readonly outcome: Outcome
  readonly signer: AttestationSigner
}

/** Envelopes to publish beside the artifact; the chain records `digest`. */
export interface Attestation {
  /** DSSE envelope of the provenance: `attestation.dsse.json`. */
  readonly envelope: Uint8Array
  /** SHA-256 of `envelope`, 64 hex digits. */
  readonly digest: string
  /** DSSE envelope of the test result, which the provenance names: `evaluation.dsse.json`. */
  readonly evaluation: Uint8Array
}

/** Writes and signs what the trainer vouches for, see provenance.md. A function of its input: a repeat changes nothing. */
export async function createAttestation(input: AttestationInput): Promise<Attestation> {
  const evaluation = await signStatement(testResultOf(input), input.signer)
  const envelope = await signStatement(provenanceOf(input, sha256(evaluation)), input.signer)
  return { envelope, digest: sha256(envelope), evaluation }
}

function provenanceOf(input: AttestationInput, evaluationDigest: string): Provenance {
  const { chainId, governor, trainingRuns, runId, proposalId, executionTransaction, configDigest, outcome } = input
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjectsOf(outcome.manifest),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'urn:althing:training:embedded/1',
        externalParameters: {
          chainId,
          governor,
          trainingRuns,
          runId,
          proposalId,
          executionTransaction,
          configDigest,
        },
        internalParameters: { sandbox: input.sandbox },
        resolvedDependencies: dependenciesOf(input),
      },
      runDetails: {
        builder: { id: `eip155:${chainId}:${input.signer.address}` },
        metadata: {
          invocationId: input.name,
          startedOn: toTime(outcome.startedAt),
          finishedOn: toTime(outcome.finishedAt),
        },
        byproducts: byproductsOf(outcome, evaluationDigest),
      },
    },
  }
}

function subjectsOf(manifest: Manifest): Provenance['subject'] {
  const folder = { name: `ddm:${manifest.root}`, digest: { dirHash1: commitmentOf(manifest).dirHash1.slice(2) } }
  return [folder, ...manifest.files.map(({ path, sha256: digest }) => ({ name: path, digest: { sha256: digest } }))]
}

function dependenciesOf(input: AttestationInput) {
  return [
    { name: 'config', digest: { sha256: input.configDigest } },
    { name: 'trainer', digest: { dirHash1: input.outcome.trainerDigest } },
    describeFolder('base', input.base),
    ...(input.parent ? [describeFolder('parent', input.parent)] : []),
    ...input.datasets.map((dataset) => describeFolder('dataset', dataset)),
    ...input.evaluationSets.map((dataset) => describeFolder('evaluation', dataset)),
  ]
}

function describeFolder(name: string, { root, dirHash1 }: Dependency) {
  return { name, uri: `ddm:${root}`, digest: { dirHash1: dirHash1.slice(2) } }
}

function byproductsOf(outcome: Outcome, evaluationDigest: string) {
  const { metricBefore, metricAfter, worstRegression, checkpointsRoot, checkpointEvery, steps } = outcome
  return [
    { name: 'metrics', annotations: { metricBefore, metricAfter, worstRegression } },
    { name: 'checkpoints', annotations: { root: checkpointsRoot, every: checkpointEvery, steps } },
    { name: 'log', digest: { sha256: outcome.logDigest } },
    { name: 'evaluation', digest: { sha256: evaluationDigest } },
  ]
}

function testResultOf({ config, configDigest, outcome }: AttestationInput): TestResult {
  const { metric, direction, baseline } = config.evaluation
  const gate = onChainGateOf(config)
  const { passed } = applyGate(gate, outcome)
  const { metricBefore, metricAfter, worstRegression, perSet } = outcome
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjectsOf(outcome.manifest).slice(0, 1),
    predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
    predicate: {
      result: passed ? 'PASSED' : 'FAILED',
      configuration: [{ name: 'config', digest: { sha256: configDigest } }],
      passedTests: passed ? [metric] : [],
      failedTests: passed ? [] : [metric],
      metrics: [
        {
          metric,
          direction,
          baseline,
          before: metricBefore,
          after: metricAfter,
          worstRegression,
          minImprovement: Number(gate.minImprovement),
          maxRegression: Number(gate.maxRegression),
          verdict: passed ? 'passed' : 'refused',
          perSet,
        },
      ],
    },
  }
}

function toTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString()
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
