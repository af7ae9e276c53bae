import { governanceTokenAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import { useConnection } from 'wagmi'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'

export type Power = { symbol: string; balance: bigint; votes: bigint; delegate: Address; supply: bigint }

/** What the connected account holds, and whom it lets vote with it. */
export function usePower() {
  const reader = useReader()
  const { address } = useConnection()
  return useQuery({
    queryKey: ['power', address],
    queryFn: () => readPower(reader, address ?? '0x'),
    enabled: address !== undefined,
    refetchInterval: useFreshness(),
  })
}

async function readPower({ client, deployment }: Reader, account: Address): Promise<Power> {
  const token = { address: deployment.contracts.token, abi: governanceTokenAbi } as const
  const args = [account] as const
  const [symbol, balance, votes, delegate, supply] = await Promise.all([
    client.readContract({ ...token, functionName: 'symbol' }),
    client.readContract({ ...token, functionName: 'balanceOf', args }),
    client.readContract({ ...token, functionName: 'getVotes', args }),
    client.readContract({ ...token, functionName: 'delegates', args }),
    client.readContract({ ...token, functionName: 'totalSupply' }),
  ])
  return { symbol, balance, votes, delegate, supply }
}
