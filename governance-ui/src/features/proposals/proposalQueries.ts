import { modelGovernorAbi, type ProposalState, proposalStateOf } from '@althing/proposals'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'
import { type History } from '../../history/history.ts'
import { readProposals } from '../../history/proposals.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import type { ApiProposal } from '@althing/proposals'

/** A listed proposal; the state is the governor's word, not the index's. */
export type ListedProposal = ApiProposal & { state: ProposalState }

const proposalQueries = {
  list: (apiUrl: string, reader: Reader) =>
    queryOptions({
      queryKey: ['proposals'],
      queryFn: async (): Promise<History<ListedProposal>> => {
        const history = await readProposals(apiUrl, reader)
        const items = await Promise.all(
          history.items.map(async (item) => ({ ...item, state: await readState(reader, BigInt(item.id)) })),
        )
        return { ...history, items }
      },
    }),
}

function readState({ client, deployment }: Reader, id: bigint): Promise<ProposalState> {
  return client
    .readContract({ address: deployment.contracts.governor, abi: modelGovernorAbi, functionName: 'state', args: [id] })
    .then(proposalStateOf)
}

export function useProposals() {
  const { apiUrl } = useRuntime()
  const reader = useReader()
  return useQuery({ ...proposalQueries.list(apiUrl, reader), refetchInterval: useFreshness() * 2 })
}
