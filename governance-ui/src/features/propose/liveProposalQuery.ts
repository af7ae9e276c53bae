import { modelGovernorAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import { useFreshness, useReader } from '../../chain/useReader.ts'

/** Id of the pending or active proposal of `proposer`, which has to end before the next; null for none. */
export function useLiveProposal(proposer: Address) {
  const { client, deployment } = useReader()
  const governor = { address: deployment.contracts.governor, abi: modelGovernorAbi } as const
  return useQuery({
    queryKey: ['live-proposal', proposer],
    queryFn: async () => {
      const id = await client.readContract({ ...governor, functionName: 'liveProposal', args: [proposer] })
      return id === 0n ? null : String(id)
    },
    refetchInterval: useFreshness(),
  })
}
