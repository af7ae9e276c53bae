import {
  contractInterface,
  type Deployment,
  descriptionHashOf,
  operationIdOf,
  type ProposalState,
} from '@althing/proposals'
import type { Provider } from 'ethers'
import { readState } from './advance.ts'
import { readContract, readInteger } from './contractCalls.ts'
import type { ProposedProposal } from './proposedEvent.ts'

/** Where a proposal stands, read from the contracts alone. */
export interface ProposalStatus {
  readonly state: ProposalState
  readonly votes: { readonly against: bigint; readonly for: bigint; readonly abstain: bigint }
  /** Votes for and abstain must reach this; null while the snapshot lies ahead. */
  readonly quorum: bigint | null
  readonly snapshot: bigint
  readonly deadline: bigint
  /** The governor's clock now. */
  readonly clock: bigint
  /** Unix seconds from which it may be executed; null where it is not queued. */
  readonly eta: bigint | null
  readonly operationId: string
  /** Runs that its execution authorised. */
  readonly runs: readonly bigint[]
}

/** Reads the status of a proposal at the latest block. */
export async function readProposalStatus(
  provider: Provider,
  deployment: Deployment,
  proposal: ProposedProposal,
): Promise<ProposalStatus> {
  const governor = (method: string, args: readonly unknown[] = [proposal.id]) =>
    readInteger(provider, deployment, { contract: 'governor', method, args })
  const [state, snapshot, deadline, clock, eta, votes] = await Promise.all([
    readState(provider, deployment, proposal.id),
    governor('proposalSnapshot'),
    governor('proposalDeadline'),
    governor('clock', []),
    governor('proposalEta'),
    readVotes(provider, deployment, proposal.id),
  ])
  const { contracts } = deployment
  const descriptionHash = descriptionHashOf(proposal.description)

  return {
    state,
    votes,
    quorum: snapshot < clock ? await governor('quorum', [snapshot]) : null,
    snapshot,
    deadline,
    clock,
    eta: eta === 0n ? null : eta,
    operationId: operationIdOf(proposal, { governor: contracts.governor, descriptionHash }),
    runs: state === 'executed' ? await runsOf(provider, deployment, proposal) : [],
  }
}

async function readVotes(provider: Provider, deployment: Deployment, id: bigint): Promise<ProposalStatus['votes']> {
  const result = await readContract(provider, deployment, { contract: 'governor', method: 'proposalVotes', args: [id] })
  const [against, forVotes, abstain]: unknown[] = [...result]
  return { against: BigInt(String(against)), for: BigInt(String(forVotes)), abstain: BigInt(String(abstain)) }
}

/** Ids of `RunAuthorized` events that name the proposal. */
async function runsOf(provider: Provider, deployment: Deployment, proposal: ProposedProposal): Promise<bigint[]> {
  const view = contractInterface('runs')
  const logs = await provider.getLogs({
    address: deployment.contracts.runs,
    topics: view.encodeFilterTopics('RunAuthorized', [null, null, proposal.id]),
    fromBlock: proposal.blockNumber,
  })
  return logs.map((log) => BigInt(String(view.decodeEventLog('RunAuthorized', log.data, log.topics)[0])))
}
