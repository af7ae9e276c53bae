import type { SnapshotProposalMessage } from '@althing/proposals'
import type { Signer } from 'ethers'
import { z } from 'zod'
import { SequencerError } from './sequencerError.ts'

/** What a sequencer answers to an accepted message. */
interface SequencerReceipt {
  /** EIP-712 hash of the message. */
  readonly id: string
  readonly ipfs: string
}

/** A vote in a temperature check; `choice` counts from 1. */
interface CheckVote {
  readonly space: string
  readonly proposal: string
  readonly choice: number
  /** Unix seconds. */
  readonly timestamp: number
  readonly reason: string
}

/** Signs messages with snapshot.js and sends them to one sequencer. */
export interface Sequencer {
  propose(signer: Signer, message: SnapshotProposalMessage): Promise<SequencerReceipt>
  vote(signer: Signer, vote: CheckVote): Promise<SequencerReceipt>
}

const receiptSchema = z.object({ id: z.string(), ipfs: z.string() })
const refusalSchema = z.object({ error_description: z.string() })

/** The only place that loads snapshot.js (half a megabyte), and only when something is signed. */
export function createSequencer(url: string): Sequencer {
  const client = async () => {
    const { default: snapshot } = await import('@snapshot-labs/snapshot.js')
    return new snapshot.Client712(url)
  }

  return {
    async propose(signer, message) {
      const snapshotJs = await client()
      return receive(url, snapshotJs.proposal(adapt(signer), message.from, { ...message }))
    },
    async vote(signer, vote) {
      const snapshotJs = await client()
      const message = { ...vote, type: 'basic', app: 'althing' }
      return receive(url, snapshotJs.vote(adapt(signer), await signer.getAddress(), message))
    },
  }
}

/** snapshot.js was written for ethers v5, where signing had another name. */
function adapt(signer: Signer) {
  return {
    _signTypedData: (...args: Parameters<Signer['signTypedData']>) => signer.signTypedData(...args),
  }
}

async function receive(url: string, answer: Promise<unknown>): Promise<SequencerReceipt> {
  let value: unknown
  try {
    value = await answer
  } catch (cause) {
    const refusal = refusalSchema.safeParse(cause)
    const said = refusal.success
      ? refusal.data.error_description
      : String(cause instanceof Error ? cause.message : cause)
    throw new SequencerError(`the sequencer at ${url} refused: ${said.slice(0, 300)}`, { cause })
  }
  const receipt = receiptSchema.safeParse(value)
  if (receipt.success) return receipt.data
  throw new SequencerError(`the sequencer at ${url} answered something else than a receipt`)
}
