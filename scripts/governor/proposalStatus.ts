import {
  type Deployment,
  descriptionHashOf,
  operationIdOf,
  type ProposalState,
  type TierName,
  tierNames,
} from '@althing/proposals'
import type { Provider } from 'ethers'
import { readState } from './advance.ts'
import { readContract, readInteger } from './contractCalls.ts'
import { logsOf } from './logsOf.ts'
import type { ProposedProposal } from './proposedEvent.ts'

/** Where a proposal stands, read from the contracts alone. */
export interface ProposalStatus {
  readonly state: ProposalState
  readonly votes: { readonly against: bigint; readonly for: bigint; readonly abstain: bigint }
  /** How much agreement its calls take, fixed when it was proposed. */
  readonly tier: TierName
  /** Votes for and abstain must reach this; null while the snapshot lies ahead. */
  readonly quorum: bigint | null
  /** Votes for, of those for and against, in ten-thousandths; more than half always. */
  readonly approvalBps: number
  readonly snapshot: bigint
  readonly deadline: bigint
  /** The governor's clock now. */
  readonly clock: bigint
  /** Unix seconds from which it may be executed; null where it is not queued. */
  readonly eta: bigint | null
  /** After it an adopted proposal is expired: a point of the clock to queue by, Unix seconds to execute by. */
  readonly expiry: { readonly queueBy: bigint; readonly executeBy: bigint | null }
  /** Unix seconds from which the council can stop nothing any more. */
  readonly guardianTermEnd: bigint
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
  const [state, snapshot, deadline, clock, eta, votes, tier, approval, ...ends] = await Promise.all([
    readState(provider, deployment, proposal.id),
    governor('proposalSnapshot'),
    governor('proposalDeadline'),
    governor('clock', []),
    governor('proposalEta'),
    readVotes(provider, deployment, proposal.id),
    governor('proposalTier'),
    governor('proposalApproval'),
    governor('queueWindow', []),
    governor('executionWindow', []),
    governor('guardianTermEnd', []),
  ])
  const [queueWindow, executionWindow, guardianTermEnd] = ends
  const { contracts } = deployment
  const descriptionHash = descriptionHashOf(proposal.description)

  return {
    state,
    votes,
    tier: tierNames[Number(tier)] ?? 'Constitutional',
    quorum: snapshot < clock ? await governor('proposalQuorum') : null,
    approvalBps: Number(approval),
    snapshot,
    deadline,
    clock,
    eta: eta === 0n ? null : eta,
    expiry: { queueBy: deadline + queueWindow, executeBy: eta === 0n ? null : eta + executionWindow },
    guardianTermEnd,
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
  const { id, blockNumber: fromBlock } = proposal
  const query = { contract: 'runs', event: 'RunAuthorized', args: [null, null, id], fromBlock } as const
  const runs: bigint[] = []
  for await (const [runId] of logsOf(provider, deployment, query)) runs.push(BigInt(String(runId)))
  return runs
}
