import { modelGovernorAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import { useConnection } from 'wagmi'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'

/** What the connected account can do in one vote. */
export type Ballot = { power: bigint; voted: boolean }

/** Power counts as of the snapshot: what came or was delegated later has no weight here. */
export function useBallot(id: string, snapshot: number) {
  const reader = useReader()
  const { address } = useConnection()
  return useQuery({
    queryKey: ['ballot', id, snapshot, address],
    queryFn: () => readBallot(reader, BigInt(id), { account: address ?? '0x', snapshot: BigInt(snapshot) }),
    enabled: address !== undefined,
    refetchInterval: useFreshness(),
  })
}

async function readBallot(
  { client, deployment }: Reader,
  id: bigint,
  { account, snapshot }: { account: Address; snapshot: bigint },
): Promise<Ballot> {
  const governor = { address: deployment.contracts.governor, abi: modelGovernorAbi } as const
  const [power, voted] = await Promise.all([
    client.readContract({ ...governor, functionName: 'getVotes', args: [account, snapshot] }),
    client.readContract({ ...governor, functionName: 'hasVoted', args: [id, account] }),
  ])
  return { power, voted }
}
