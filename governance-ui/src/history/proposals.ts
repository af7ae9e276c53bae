import { type ApiProposal, modelGovernorAbi, pageOf, proposalSchema, tiers } from '@althing/proposals'
import { fetchApi } from '../api/apiClient.ts'
import type { Reader } from '../chain/useReader.ts'
import { readHistory } from './history.ts'
import { historyRange } from './readLogs.ts'

/** Newest first. */
export function readProposals(apiUrl: string, reader: Reader) {
  return readHistory({
    index: () => fetchApi(apiUrl, '/v1/proposals?limit=100', pageOf(proposalSchema)),
    chain: () => readProposalsFromChain(reader),
  })
}

/** The proposals of the governor's own logs, with the tallies that it keeps. */
export async function readProposalsFromChain(reader: Reader) {
  const { incomplete, ...range } = await historyRange(reader)
  const governor = { address: reader.deployment.contracts.governor, abi: modelGovernorAbi } as const
  const created = await reader.client.getContractEvents({ ...governor, eventName: 'ProposalCreated', ...range })
  const items = await Promise.all(
    created.map(async (log): Promise<ApiProposal> => {
      const { proposalId, proposer, targets, values, calldatas, description, voteStart, voteEnd } = log.args
      if (proposalId === undefined) throw new Error('ProposalCreated without an id')
      const args = [proposalId] as const
      const [votes, eta, tier, block] = await Promise.all([
        reader.client.readContract({ ...governor, functionName: 'proposalVotes', args }),
        reader.client.readContract({ ...governor, functionName: 'proposalEta', args }),
        reader.client.readContract({ ...governor, functionName: 'proposalTier', args }),
        reader.client.getBlock({ blockNumber: log.blockNumber }),
      ])
      return {
        id: String(proposalId),
        proposer: proposer ?? '0x',
        targets: [...(targets ?? [])],
        values: (values ?? []).map(String),
        calldatas: [...(calldatas ?? [])],
        description: description ?? '',
        voteStart: Number(voteStart),
        voteEnd: Number(voteEnd),
        createdAt: Number(block.timestamp),
        blockNumber: Number(log.blockNumber),
        transactionHash: log.transactionHash,
        tally: { against: String(votes[0]), for: String(votes[1]), abstain: String(votes[2]), voters: 0 },
        queuedEta: eta === 0n ? null : Number(eta),
        executed: null,
        canceled: false,
        tier: tiers[tier] ?? 'constitutional',
        requirement: null,
        veto: null,
        runs: [],
        final: false,
      }
    }),
  )
  return { items: items.toReversed(), incomplete }
}
