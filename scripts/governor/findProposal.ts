import type { Deployment } from '@althing/proposals'
import type { Provider } from 'ethers'
import { readInteger } from './contractCalls.ts'
import { GovernorClientError } from './governorClientError.ts'
import { type ProposedProposal, proposalCreatedTopic, readProposedEvent } from './proposedEvent.ts'

/** Blocks that are asked for at once; endpoints refuse larger ranges. */
const widestRange = 10_000

/**
 * Finds a proposal in the chain’s own log, newest first.
 * @throws GovernorClientError where the governor does not know the id.
 */
export async function findProposal(
  provider: Provider,
  deployment: Deployment,
  proposalId: bigint,
): Promise<ProposedProposal> {
  const snapshot = await readInteger(provider, deployment, {
    contract: 'governor',
    method: 'proposalSnapshot',
    args: [proposalId],
  })
  if (snapshot === 0n) {
    throw new GovernorClientError(`proposal: found ${proposalId}, which the governor does not know`)
  }

  // A proposal is older than its snapshot, so nothing above it need be read where the clock counts blocks.
  const before = deployment.clock === 'blocknumber' ? Number(snapshot) : undefined
  for await (const proposal of proposalsOf(provider, deployment, before)) {
    if (proposal.id === proposalId) return proposal
  }
  throw new GovernorClientError(`the node holds no log of proposal ${proposalId}: use an archive node`)
}

/** Every proposal from the deployment to the block `before` (left out, the newest), newest first. */
export async function* proposalsOf(
  provider: Provider,
  deployment: Deployment,
  before = Number.POSITIVE_INFINITY,
): AsyncGenerator<ProposedProposal> {
  let end = Math.min(before, await provider.getBlockNumber())
  while (end >= deployment.blockNumber) {
    const start = Math.max(deployment.blockNumber, end - widestRange + 1)
    // One range after the other: a reader that has found its proposal stops here.
    // oxlint-disable-next-line no-await-in-loop
    const logs = await provider.getLogs({
      address: deployment.contracts.governor,
      topics: [proposalCreatedTopic()],
      fromBlock: start,
      toBlock: end,
    })
    for (const log of logs.toReversed()) {
      const proposal = readProposedEvent(log, deployment)
      if (proposal !== null) yield proposal
    }
    end = start - 1
  }
}
