import snapshot from '@snapshot-labs/snapshot.js'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'

/**
 * The rules of Snapshot's ingestor, in its order and its words, so that what passes here passes there
 * (shared spec "compatibility", snapshot-sequencer).
 */
export class IngestRefusal extends Error {
  override name = 'IngestRefusal'
}

const require = createRequire(import.meta.url)
const hashedTypesPath = require.resolve('@snapshot-labs/snapshot.js/src/sign/hashedTypes.json')
const hashedTypes = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(hashedTypesPath, 'utf8')))

export const envelopeSchema = z.object({
  address: z.string(),
  sig: z.string(),
  data: z.object({
    domain: z.object({ name: z.string(), version: z.string() }),
    types: z.record(z.string(), z.unknown()),
    message: z.looseObject({ from: z.string(), space: z.string(), timestamp: z.number() }),
  }),
})
export type Envelope = z.infer<typeof envelopeSchema>

/** Refuses with the ingestor's own word. */
export function refuseUnless(holds: boolean, refusal: string): asserts holds {
  if (!holds) throw new IngestRefusal(refusal)
}

/** Size, time, domain, type and space: everything that is checked before the signature. */
export function checkEnvelope(text: string, options: { now: number; space: string }): { type: string; body: Envelope } {
  refuseUnless(text.length <= 1e5, 'too large message')
  const parsed = envelopeSchema.safeParse(JSON.parse(text))
  refuseUnless(parsed.success, 'wrong message body')
  const body = parsed.data
  const { domain, types, message } = body.data

  refuseUnless(message.timestamp <= options.now + 300, 'wrong timestamp')
  refuseUnless(message.timestamp >= options.now - 6 * 86_400, 'wrong timestamp')
  refuseUnless(domain.name === 'snapshot' && domain.version === '0.1.4', 'wrong domain')
  const type = hashedTypes[createHash('sha256').update(JSON.stringify(types)).digest('hex')]
  refuseUnless(type !== undefined, 'wrong types')
  refuseUnless(message.space === options.space, 'unknown space')
  refuseUnless(message.from === body.address, 'wrong from')
  return { type, body }
}

/** Recovers the signer. snapshot.js falls through to an EIP-1271 call on a bad signature and throws there. */
export async function checkSignature({ address, sig, data }: Envelope): Promise<string> {
  const offline = { broviderUrl: 'http://127.0.0.1:9', timeout: 300 }
  const valid = await snapshot.utils.verify(address, sig, data, '1', offline).catch(() => false)
  refuseUnless(valid, 'signature validation failed')
  return snapshot.utils.getHash(data)
}
