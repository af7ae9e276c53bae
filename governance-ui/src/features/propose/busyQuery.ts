import { modelGovernorAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import { type Address, isAddressEqual } from 'viem'
import { useFreshness, useReader } from '../../chain/useReader.ts'
import { readProposals } from '../../history/proposals.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'

/**
 * Page of the proposal of `proposer` whose vote has to end before the next can be made; null for none. That there is one is
 * the governor's word, which one is the index's.
 */
export function useOpenProposal(proposer: Address) {
  const { apiUrl } = useRuntime()
  const reader = useReader()
  const { client, deployment } = reader
  const governor = { address: deployment.contracts.governor, abi: modelGovernorAbi } as const
  return useQuery({
    queryKey: ['open-proposal', proposer],
    queryFn: async () => {
      const [busyUntil, clock] = await Promise.all([
        client.readContract({ ...governor, functionName: 'busyUntil', args: [proposer] }),
        client.readContract({ ...governor, functionName: 'clock' }),
      ])
      if (busyUntil < clock) return null

      const { items } = await readProposals(apiUrl, reader)
      const latest = items.find((item) => isAddressEqual(item.proposer, proposer))
      return latest === undefined ? '/proposals' : `/proposals/${latest.id}`
    },
    refetchInterval: useFreshness(),
  })
}
