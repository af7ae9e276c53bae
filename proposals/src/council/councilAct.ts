import { z } from 'zod'
import { reasonDigestOf } from '../actions/reason.ts'
import type { Deployment } from '../deployment/deployment.ts'
import { addressSchema, bytes32Schema } from '../fields.ts'
import { asHex, type Hex, isHex } from '../hex.ts'
import {
  agreementOf,
  endPauseTypedData,
  type MemberSignature,
  pauseTypedData,
  vetoTypedData,
} from '../typedData/councilTypedData.ts'
import type { SigningDomain, TypedData } from '../typedData/typedData.ts'

const whole = z.string().regex(/^(?:0|[1-9]\d{0,77})$/, { error: 'a whole number as text' })
const hexBytes = z.custom<Hex>((value) => isHex(value), { error: '0x hex' })
const common = {
  /** The reason in words, to be published; only its SHA-256 goes on chain. */
  reason: z.string().min(1).max(1000),
  nonce: whole,
  /** Unix seconds after which the signatures are void. */
  deadline: whole,
}

const actSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('veto'), governor: addressSchema, proposalId: whole, ...common }),
  z.strictObject({
    type: z.literal('pause'),
    governor: addressSchema,
    subject: bytes32Schema,
    duration: whole,
    ...common,
  }),
  z.strictObject({ type: z.literal('endPause'), subject: bytes32Schema, ...common }),
])
export type CouncilAct = z.output<typeof actSchema>

/** An act of the council with the signatures that were collected so far: a file that members pass on. */
export const councilActFileSchema = z.strictObject({
  format: z.literal('council-act/1', { error: '"council-act/1"' }),
  chainId: z.int(),
  council: addressSchema,
  act: actSchema,
  /** ERC-7913: a member is an account (20 bytes), or a verifier's address followed by a key. */
  signatures: z.array(z.strictObject({ member: hexBytes, signature: hexBytes })),
})
export type CouncilActFile = z.output<typeof councilActFileSchema>

/** The message that each member signs. */
export function actTypedData(domain: SigningDomain, act: CouncilAct): TypedData<object> {
  const fields = {
    reasonDigest: reasonDigestOf(act.reason),
    nonce: BigInt(act.nonce),
    deadline: BigInt(act.deadline),
  }
  switch (act.type) {
    case 'veto':
      return vetoTypedData(domain, { governor: act.governor, proposalId: BigInt(act.proposalId), ...fields })
    case 'pause': {
      const { governor, subject, duration } = act
      return pauseTypedData(domain, { governor, subject, duration: BigInt(duration), ...fields })
    }
    case 'endPause':
    default:
      return endPauseTypedData(domain, { subject: act.subject, ...fields })
  }
}

/** What the council counts acts by: a proposal's id, or the paused subject. */
export function subjectOf(act: Pick<CouncilAct, 'type'> & { proposalId?: string; subject?: Hex }): Hex {
  if (act.subject !== undefined) return act.subject
  return asHex(
    `0x${BigInt(act.proposalId ?? '0')
      .toString(16)
      .padStart(64, '0')}`,
  )
}

/** An act without signatures yet. */
export function newActFile(deployment: Deployment, act: CouncilAct): CouncilActFile {
  const { chainId, contracts } = deployment
  return { format: 'council-act/1', chainId, council: contracts.council, act, signatures: [] }
}

/** The act with one more signature, in the order that the council takes; a member's earlier one gives way. */
export function withSignature(file: CouncilActFile, { member, signature }: MemberSignature): CouncilActFile {
  const others = file.signatures.filter((one) => one.member.toLowerCase() !== member.toLowerCase())
  const deadline = BigInt(file.act.deadline)
  const { signatures } = agreementOf({ deadline, signatures: [...others, { member, signature }] })
  return { ...file, signatures: [...signatures] }
}
