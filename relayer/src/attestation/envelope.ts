import { createHash } from 'node:crypto'

import { asHex, canonicalBytes, parseJson } from '@althing/proposals'
import { getAddress, recoverAddress } from 'viem'
import { z } from 'zod'

/** Signs attestations with the operator's key on the chain: a key in memory, a keystore or a remote signer. */
export interface AttestationSigner {
  /** Checksummed address of the key; becomes the signature's `keyid`. */
  readonly address: string
  /** Signs a 32-byte digest; 65 bytes r ‖ s ‖ v as hex. */
  sign(digest: Uint8Array): Promise<`0x${string}`>
}

/** An envelope is malformed or not signed by whom it should be. */
export class EnvelopeError extends Error {
  override name = 'EnvelopeError'
}

const payloadType = 'application/vnd.in-toto+json'
const limits = { maxBytes: 4_194_304, maxDepth: 4 }

const base64 = z.base64()
const envelopeSchema = z.strictObject({
  payload: base64,
  payloadType: z.literal(payloadType),
  signatures: z.tuple([z.strictObject({ keyid: z.string(), sig: base64 })]),
})

/**
 * Pre-authentication encoding of DSSE: `"DSSEv1 " len(type) " " type " " len(body) " " body`.
 *
 * @see https://github.com/secure-systems-lab/dsse/blob/master/protocol.md
 */
export function encodePae(type: string, body: Uint8Array): Uint8Array {
  const head = new TextEncoder().encode(`DSSEv1 ${new TextEncoder().encode(type).length} ${type} ${body.length} `)
  return Buffer.concat([head, body])
}

/** Signs an in-toto statement; the same statement and key give the same bytes where the signer is deterministic. */
export async function signStatement(statement: unknown, signer: AttestationSigner): Promise<Uint8Array> {
  const payload = canonicalBytes(statement)
  const signature = await signer.sign(digestOf(payload))
  return canonicalBytes({
    payload: Buffer.from(payload).toString('base64'),
    payloadType,
    signatures: [{ keyid: signer.address, sig: Buffer.from(signature.slice(2), 'hex').toString('base64') }],
  })
}

/**
 * Opens an envelope.
 *
 * @param signer Who must have signed it.
 * @returns The statement's JSON.
 * @throws {EnvelopeError}
 */
export async function openEnvelope(bytes: Uint8Array, signer: string): Promise<unknown> {
  const parsed = envelopeSchema.safeParse(parseAs('the envelope', bytes))
  if (!parsed.success) throw new EnvelopeError(`The envelope is not DSSE with one signature: ${parsed.error.message}`)
  const { payload, signatures } = parsed.data
  const [{ keyid, sig }] = signatures
  const body = Buffer.from(payload, 'base64')

  const expected = getAddress(signer)
  const found = await recover(digestOf(body), Buffer.from(sig, 'base64'))
  if (found !== expected || keyid !== expected) {
    throw new EnvelopeError(`The envelope is signed by ${found} under the name ${keyid}; it must be ${expected}.`)
  }
  return parseAs('the statement', body)
}

function digestOf(payload: Uint8Array): Uint8Array {
  return createHash('sha256').update(encodePae(payloadType, payload)).digest()
}

async function recover(digest: Uint8Array, signature: Uint8Array): Promise<string> {
  if (signature.length !== 65) throw new EnvelopeError(`The signature has ${signature.length} bytes; it must have 65.`)
  try {
    return await recoverAddress({ hash: digest, signature: asHex(`0x${Buffer.from(signature).toString('hex')}`) })
  } catch (cause) {
    throw new EnvelopeError('The signature is not one of secp256k1.', { cause })
  }
}

function parseAs(what: string, bytes: Uint8Array): unknown {
  try {
    return parseJson(bytes, what === 'the envelope' ? limits : { ...limits, maxDepth: 16 })
  } catch (cause) {
    throw new EnvelopeError(`${what} is not strict JSON.`, { cause })
  }
}
