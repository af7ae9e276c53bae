import { TypedDataEncoder } from 'ethers/hash'
import { asHex, type Hex } from '../hex.ts'

/** EIP-712 domain of every Snapshot message; it names no chain. */
export const snapshotDomain = { name: 'snapshot', version: '0.1.4' } as const

/** What a temperature check offers, in the order of `basic` voting. */
export const checkChoices = ['For', 'Against', 'Abstain'] as const

/** A Snapshot proposal as its author signs it (snapshot.js 0.17.5, `proposalTypes`). Times are Unix seconds. */
export interface SnapshotProposalMessage {
  readonly from: string
  readonly space: string
  readonly timestamp: number
  readonly type: string
  readonly title: string
  readonly body: string
  readonly discussion: string
  readonly choices: readonly string[]
  readonly labels: readonly string[]
  readonly start: number
  readonly end: number
  /** Block at which voting power counts. */
  readonly snapshot: number
  /** JSON text. */
  readonly plugins: string
  readonly privacy: string
  readonly app: string
}

const proposalTypes = {
  Proposal: [
    { name: 'from', type: 'string' },
    { name: 'space', type: 'string' },
    { name: 'timestamp', type: 'uint64' },
    { name: 'type', type: 'string' },
    { name: 'title', type: 'string' },
    { name: 'body', type: 'string' },
    { name: 'discussion', type: 'string' },
    { name: 'choices', type: 'string[]' },
    { name: 'labels', type: 'string[]' },
    { name: 'start', type: 'uint64' },
    { name: 'end', type: 'uint64' },
    { name: 'snapshot', type: 'uint64' },
    { name: 'plugins', type: 'string' },
    { name: 'privacy', type: 'string' },
    { name: 'app', type: 'string' },
  ],
}

/** Id of a Snapshot proposal: the EIP-712 hash of its message, so that nobody can change the text under an id. */
export function snapshotProposalId(message: SnapshotProposalMessage): Hex {
  return asHex(TypedDataEncoder.hash(snapshotDomain, proposalTypes, message))
}
