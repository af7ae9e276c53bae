import { keccak256 } from 'ethers/crypto'
import type { Hex } from '../hex.ts'
import { domainOf, type SigningDomain, type TypedData } from './typedData.ts'

/** What each act of the council says besides itself. */
interface Act {
  /** SHA-256 of the published reason; never zero. */
  readonly reasonDigest: Hex
  /** The council's `nonce(subject)`; of a veto, the subject is the proposal's id. */
  readonly nonce: bigint
  /** Last Unix second in which the signatures count. */
  readonly deadline: bigint
}

export interface Veto extends Act {
  readonly governor: Hex
  readonly proposalId: bigint
}

export interface Pause extends Act {
  readonly governor: Hex
  readonly subject: Hex
  /** Seconds, 7 days at most. */
  readonly duration: bigint
}

export interface EndPause extends Act {
  readonly subject: Hex
}

const actFields = [
  { name: 'reasonDigest', type: 'bytes32' },
  { name: 'nonce', type: 'uint256' },
  { name: 'deadline', type: 'uint256' },
]

/** What members sign for the council's `veto`; the domain of all three is named "AuditCouncil". */
export function vetoTypedData(domain: SigningDomain, veto: Veto): TypedData<Veto> {
  return {
    domain: domainOf(domain),
    types: {
      Veto: [{ name: 'governor', type: 'address' }, { name: 'proposalId', type: 'uint256' }, ...actFields],
    },
    primaryType: 'Veto',
    message: veto,
  }
}

/** What members sign for the council's `pause`. */
export function pauseTypedData(domain: SigningDomain, pause: Pause): TypedData<Pause> {
  return {
    domain: domainOf(domain),
    types: {
      Pause: [
        { name: 'governor', type: 'address' },
        { name: 'subject', type: 'bytes32' },
        { name: 'duration', type: 'uint256' },
        ...actFields,
      ],
    },
    primaryType: 'Pause',
    message: pause,
  }
}

/** What members sign for the council's `endPause`. */
export function endPauseTypedData(domain: SigningDomain, endPause: EndPause): TypedData<EndPause> {
  return {
    domain: domainOf(domain),
    types: { EndPause: [{ name: 'subject', type: 'bytes32' }, ...actFields] },
    primaryType: 'EndPause',
    message: endPause,
  }
}

export interface MemberSignature {
  /** ERC-7913 signer: an account, or a verifier followed by a key. */
  readonly member: Hex
  readonly signature: Hex
}

export interface Agreement {
  readonly deadline: bigint
  readonly signatures: readonly MemberSignature[]
}

/** Puts signatures in the one order that the council takes: ascending by keccak256 of the member. */
export function agreementOf({ deadline, signatures }: Agreement): Agreement {
  return { deadline, signatures: signatures.toSorted((a, b) => (rankOf(a) < rankOf(b) ? -1 : 1)) }
}

function rankOf({ member }: MemberSignature): bigint {
  return BigInt(keccak256(member))
}
