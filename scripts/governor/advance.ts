import {
  type Calls,
  descriptionHashOf,
  type Deployment,
  proposalIdOf,
  proposalStateOf,
  type ProposalState,
} from '@althing/proposals'
import type { Provider, Signer, TransactionReceipt } from 'ethers'
import { providerOf, readInteger, sendCall } from './contractCalls.ts'
import { GovernorClientError } from './governorClientError.ts'

type Proposal = Calls & { readonly description: string }

/** Queues a succeeded proposal in the timelock. Throws GovernorClientError in any other state. */
export async function queue(signer: Signer, deployment: Deployment, proposal: Proposal): Promise<TransactionReceipt> {
  await requireState(providerOf(signer), deployment, { proposal, allowed: 'succeeded', step: 'queued' })
  return advance(signer, deployment, { proposal, method: 'queue' })
}

/** Executes a queued proposal whose delay is over. Throws GovernorClientError in any other state. */
export async function execute(signer: Signer, deployment: Deployment, proposal: Proposal): Promise<TransactionReceipt> {
  const provider = providerOf(signer)
  const id = await requireState(provider, deployment, { proposal, allowed: 'queued', step: 'executed' })
  const eta = await readInteger(provider, deployment, { contract: 'governor', method: 'proposalEta', args: [id] })
  const now = BigInt((await provider.getBlock('latest'))?.timestamp ?? 0)
  if (now < eta) {
    throw new GovernorClientError(
      `proposal ${id} may be executed from ${new Date(Number(eta) * 1000).toISOString()}, ${eta - now} s from now`,
    )
  }
  return advance(signer, deployment, { proposal, method: 'execute' })
}

/** State of a proposal, by name. Throws ethers' CALL_EXCEPTION for an unknown id. */
export async function readState(
  provider: Provider,
  deployment: Deployment,
  proposalId: bigint,
): Promise<ProposalState> {
  const state = { contract: 'governor', method: 'state', args: [proposalId] } as const
  return proposalStateOf(await readInteger(provider, deployment, state))
}

async function advance(
  signer: Signer,
  deployment: Deployment,
  { proposal, method }: { proposal: Proposal; method: 'queue' | 'execute' },
): Promise<TransactionReceipt> {
  const { targets, values, calldatas, description } = proposal
  const args = [targets, values, calldatas, descriptionHashOf(description)]
  return sendCall(signer, deployment, {
    contract: 'governor',
    method: `${method}(address[],uint256[],bytes[],bytes32)`,
    args,
  })
}

async function requireState(
  provider: Provider,
  deployment: Deployment,
  options: { proposal: Proposal; allowed: ProposalState; step: string },
): Promise<bigint> {
  const id = proposalIdOf(options.proposal, descriptionHashOf(options.proposal.description))
  const state = await readState(provider, deployment, id)
  if (state === options.allowed) return id
  throw new GovernorClientError(`proposal ${id} is ${state}, only a ${options.allowed} one can be ${options.step}`)
}
