import { createHash } from 'node:crypto'

import { toHex } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { expect, test } from 'vitest'

import { animals } from '../trainer/fixtures/animals.ts'
import { createTemporaryFolder, createTraining, readConfigOf } from '../trainer/fixtures/createTraining.ts'
import { runTraining } from '../trainer/runTraining.ts'
import { type AttestationInput, createAttestation } from './createAttestation.ts'
import { encodePae, EnvelopeError, signStatement } from './envelope.ts'
import { AttestationMismatchError, verifyAttestation, verifyEvaluation } from './verifyAttestation.ts'

const signerOf = (privateKey: `0x${string}`) => {
  const account = privateKeyToAccount(privateKey)
  return { address: account.address, sign: (digest: Uint8Array) => account.sign({ hash: toHex(digest) }) }
}
const signer = signerOf(generatePrivateKey())

const describeFolder = ({ root }: { root: `0x${string}` }) => ({ root, dirHash1: `0x${'d'.repeat(64)}` as const })

const input: AttestationInput = await (async () => {
  await using folder = await createTemporaryFolder()
  const spec = await createTraining(folder.path, animals)
  return {
    chainId: 31337,
    governor: '0x1111111111111111111111111111111111111111',
    trainingRuns: '0x2222222222222222222222222222222222222222',
    runId: '7',
    proposalId: '123456789',
    executionTransaction: `0x${'e'.repeat(64)}`,
    config: await readConfigOf(spec),
    configDigest: spec.configDigest,
    datasets: spec.datasets.map(describeFolder),
    evaluationSets: spec.evaluationSets.map(describeFolder),
    base: describeFolder(spec.base),
    parent: null,
    name: spec.name,
    sandbox: 'none',
    outcome: await runTraining(spec, () => 1_800_000_000),
    signer,
  }
})()

const attestation = await createAttestation(input)
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** The envelope with one of its fields replaced. */
const change = (fields: object) =>
  new TextEncoder().encode(JSON.stringify({ ...JSON.parse(new TextDecoder().decode(attestation.envelope)), ...fields }))

test('the pre-authentication encoding is that of the DSSE specification', () => {
  const encoded = encodePae('http://example.com/HelloWorld', new TextEncoder().encode('hello world'))

  expect(new TextDecoder().decode(encoded)).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world')
})

test('lengths in the encoding count bytes, not characters', () => {
  expect(new TextDecoder().decode(encodePae('é', new TextEncoder().encode('ß')))).toBe('DSSEv1 2 é 2 ß')
})

test('an attestation verifies as one of the run, its config and its artifact', async () => {
  const { manifest } = input.outcome
  const sums = manifest.files.map((file) => `${file.sha256}  ${file.path}\n`).join('')
  const dirHash1 = `0x${sha256(new TextEncoder().encode(sums))}`

  const provenance = await verifyAttestation(attestation.envelope, {
    trainer: signer.address.toLowerCase(),
    dirHash1,
    configDigest: `0x${input.configDigest}`,
    chainId: 31337,
    runId: '7',
  })

  expect(provenance.subject.slice(1)).toEqual(
    manifest.files.map((file) => ({ name: file.path, digest: { sha256: file.sha256 } })),
  )
  expect(provenance.predicate.buildDefinition.resolvedDependencies.map(({ name }) => name)).toEqual([
    'config',
    'trainer',
    'base',
    'dataset',
    'dataset',
    'evaluation',
  ])
})

test('the digest is that of the envelope, and a repetition writes the same bytes', async () => {
  expect(attestation.digest).toBe(sha256(attestation.envelope))
  expect(await createAttestation(input)).toEqual(attestation)
})

test('the evaluation is an envelope of its own that the provenance names', async () => {
  const { predicate } = await verifyAttestation(attestation.envelope, { trainer: signer.address })
  const evaluation = await verifyEvaluation(attestation.evaluation, { trainer: signer.address })

  expect(predicate.runDetails.byproducts).toContainEqual({
    name: 'evaluation',
    digest: { sha256: sha256(attestation.evaluation) },
  })
  expect(evaluation.predicate).toMatchObject({
    result: 'PASSED',
    passedTests: ['accuracy'],
    metrics: [{ before: 0, after: 1_000_000, minImprovement: 100_000, maxRegression: 20_000, verdict: 'passed' }],
  })
})

test('a result that the gate refuses is attested as failed', async () => {
  const outcome = { ...input.outcome, metricAfter: 1 }
  const { evaluation } = await createAttestation({ ...input, outcome })

  expect((await verifyEvaluation(evaluation, { trainer: signer.address })).predicate).toMatchObject({
    result: 'FAILED',
    failedTests: ['accuracy'],
  })
})

test('an envelope of somebody else, or in the name of somebody else, is refused', async () => {
  const other = signerOf(generatePrivateKey())
  const forged = await createAttestation({ ...input, signer: { ...other, address: signer.address } })

  await expect(verifyAttestation(attestation.envelope, { trainer: other.address })).rejects.toThrow(EnvelopeError)
  await expect(verifyAttestation(forged.envelope, { trainer: signer.address })).rejects.toThrow(EnvelopeError)
})

test.each([
  ['another payload', { payload: Buffer.from('{"_type":"x"}').toString('base64') }],
  ['another payload type', { payloadType: 'application/json' }],
  ['no signature', { signatures: [] }],
  ['a signature of 64 bytes', { signatures: [{ keyid: signer.address, sig: Buffer.alloc(64).toString('base64') }] }],
  ['a signature of zeros', { signatures: [{ keyid: signer.address, sig: Buffer.alloc(65).toString('base64') }] }],
  ['an additional field', { extra: 1 }],
])('an envelope with %s is refused', async (_, fields) => {
  await expect(verifyAttestation(change(fields), { trainer: signer.address })).rejects.toThrow(EnvelopeError)
})

test('bytes that are no envelope are refused', async () => {
  const bytes = new TextEncoder().encode('{"payload":"a","payload":"b"}')

  await expect(verifyAttestation(bytes, { trainer: signer.address })).rejects.toThrow(EnvelopeError)
})

test('a signed statement of another kind is refused as a provenance', async () => {
  const { predicate } = await verifyEvaluation(attestation.evaluation, { trainer: signer.address })

  await expect(verifyAttestation(attestation.evaluation, { trainer: signer.address })).rejects.toThrow(EnvelopeError)
  const loose = await signStatement({ _type: 'https://in-toto.io/Statement/v1', predicate }, signer)
  await expect(verifyAttestation(loose, { trainer: signer.address })).rejects.toThrow(EnvelopeError)
})

test.each([
  ['dirHash1', '0'.repeat(64)],
  ['configDigest', '0'.repeat(64)],
  ['chainId', 1],
  ['runId', '8'],
])('an attestation with another %s than the chain is refused', async (field, value) => {
  const expected = { trainer: signer.address, [field]: value }

  await expect(verifyAttestation(attestation.envelope, expected)).rejects.toThrow(AttestationMismatchError)
})
