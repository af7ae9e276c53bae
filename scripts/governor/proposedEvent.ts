import {
  asHex,
  type Calls,
  contractInterface,
  descriptionHashOf,
  type Deployment,
  type Hex,
  proposalIdOf,
} from '@althing/proposals'
import type { Log, LogParams } from 'ethers'
import { z } from 'zod'
import { ProposalMismatchError } from './governorClientError.ts'

/** A proposal as `ProposalCreated` recorded it; its id was recomputed from the rest. */
export interface ProposedProposal extends Calls {
  readonly id: bigint
  readonly proposer: Hex
  readonly description: string
  readonly voteStart: bigint
  readonly voteEnd: bigint
  readonly blockNumber: number
  readonly transactionHash: string
}

const hex = z.string().transform((value) => asHex(value))
const eventSchema = z.tuple([
  z.bigint(),
  hex,
  z.array(hex),
  z.array(z.bigint()),
  z.array(z.string()),
  z.array(hex),
  z.bigint(),
  z.bigint(),
  z.string(),
])

/** Topic of `ProposalCreated`. */
export function proposalCreatedTopic(): string {
  const event = contractInterface('governor').getEvent('ProposalCreated')
  if (event === null) throw new TypeError('the governor’s ABI has no ProposalCreated')
  return event.topicHash
}

/**
 * Reads `ProposalCreated`; null for any other log.
 * @throws ProposalMismatchError where the id does not follow from the content.
 */
export function readProposedEvent(log: Log | LogParams, deployment: Deployment): ProposedProposal | null {
  if (log.address.toLowerCase() !== deployment.contracts.governor.toLowerCase()) return null
  if (log.topics[0] !== proposalCreatedTopic()) return null

  const decoded = contractInterface('governor').decodeEventLog('ProposalCreated', log.data, log.topics)
  const [id, proposer, targets, values, , calldatas, voteStart, voteEnd, description] = eventSchema.parse(
    decoded.toArray(true),
  )
  const calls = { targets, values, calldatas }
  const expected = proposalIdOf(calls, descriptionHashOf(description))
  if (expected !== id) {
    throw new ProposalMismatchError(`ProposalCreated names ${id}, but its content has the id ${expected}`)
  }
  const { blockNumber, transactionHash } = log
  return { ...calls, id, proposer, description, voteStart, voteEnd, blockNumber, transactionHash }
}
