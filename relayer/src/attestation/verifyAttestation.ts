import type { z } from 'zod'

import { EnvelopeError, openEnvelope } from './envelope.ts'
import { type Provenance, provenanceSchema, type TestResult, testResultSchema } from './provenance.ts'

/** An attestation is signed, but does not say what the chain says. */
export class AttestationMismatchError extends Error {
  override name = 'AttestationMismatchError'
}

/** What an attestation must agree with: read it from the chain. Digests are 64 hex digits, with or without `0x`. */
export interface ExpectedAttestation {
  /** Address that submitted the run. */
  readonly trainer: string
  /** `dirHash1` of the artifact's folder. */
  readonly dirHash1?: string
  readonly configDigest?: string
  readonly chainId?: number
  readonly runId?: string
}

/**
 * Verifies a provenance envelope: signed by `trainer`, well formed, and of the artifact, config and run expected.
 * Compare the envelope's SHA-256 with the run's `attestationDigest` first.
 *
 * @throws {EnvelopeError} if it is not signed by `trainer` or not a provenance.
 * @throws {AttestationMismatchError} naming the field that differs.
 */
export async function verifyAttestation(bytes: Uint8Array, expected: ExpectedAttestation): Promise<Provenance> {
  const provenance = parseStatement(provenanceSchema, await openEnvelope(bytes, expected.trainer))
  const { externalParameters } = provenance.predicate.buildDefinition
  compare('subject.dirHash1', provenance.subject[0]?.digest.dirHash1, expected.dirHash1)
  compare('configDigest', externalParameters.configDigest, expected.configDigest)
  compare('chainId', externalParameters.chainId, expected.chainId)
  compare('runId', externalParameters.runId, expected.runId)
  return provenance
}

/** Verifies the envelope of an evaluation, which the provenance names among its byproducts. */
export async function verifyEvaluation(bytes: Uint8Array, { trainer }: { trainer: string }): Promise<TestResult> {
  return parseStatement(testResultSchema, await openEnvelope(bytes, trainer))
}

function parseStatement<T>(schema: z.ZodType<T>, statement: unknown): T {
  const parsed = schema.safeParse(statement)
  if (!parsed.success) throw new EnvelopeError(`The statement is of another kind: ${parsed.error.message}`)
  return parsed.data
}

function compare(field: string, found: string | number | undefined, allowed: string | number | undefined): void {
  if (allowed === undefined || found === normalize(allowed)) return
  throw new AttestationMismatchError(`${field}: found ${found}; on chain: ${allowed}`)
}

function normalize(value: string | number): string | number {
  return typeof value === 'string' ? value.replace(/^0x/, '') : value
}
