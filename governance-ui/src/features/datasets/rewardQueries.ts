import { rewardVaultAbi } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Address, Hex } from 'viem'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'
import { historyRange } from '../../history/readLogs.ts'

/** What one round of a version's earnings holds for a dataset, in one asset; the zero address is ETH. */
export type Reward = { round: Hex; version: Hex; asset: Address; weight: number; owed: bigint; paid: bigint }
export type Rewards = { isFrozen: boolean; items: readonly Reward[]; incomplete: boolean }

export function useRewards(dataset: Hex) {
  const reader = useReader()
  return useQuery({
    queryKey: ['rewards', dataset],
    queryFn: () => readRewards(reader, dataset),
    refetchInterval: useFreshness() * 2,
  })
}

async function readRewards(reader: Reader, dataset: Hex): Promise<Rewards> {
  const { incomplete, ...range } = await historyRange(reader)
  const vault = { address: reader.deployment.contracts.vault, abi: rewardVaultAbi } as const
  const [isFrozen, opened, deposits] = await Promise.all([
    reader.client.readContract({ ...vault, functionName: 'isFrozen', args: [dataset] }),
    reader.client.getContractEvents({ ...vault, eventName: 'RoundOpened', ...range }),
    reader.client.getContractEvents({ ...vault, eventName: 'RewardDeposited', ...range }),
  ])
  const items = opened.flatMap(({ args: { round, version, datasets, weights } }) => {
    const index = datasets?.indexOf(dataset) ?? -1
    if (index < 0 || round === undefined || version === undefined) return []
    const assets = new Set(deposits.filter(({ args }) => args.round === round).map(({ args }) => args.asset))
    return [...assets].flatMap((asset) =>
      asset === undefined ? [] : [{ round, version, asset, weight: weights?.[index] ?? 0 }],
    )
  })
  return { isFrozen, incomplete, items: await Promise.all(items.map((item) => readAmounts(reader, dataset, item))) }
}

async function readAmounts({ client, deployment }: Reader, dataset: Hex, item: Omit<Reward, 'owed' | 'paid'>) {
  const vault = { address: deployment.contracts.vault, abi: rewardVaultAbi } as const
  const args = [item.round, dataset, item.asset] as const
  const [owed, paid] = await Promise.all([
    client.readContract({ ...vault, functionName: 'owed', args }),
    client.readContract({ ...vault, functionName: 'paidFor', args }),
  ])
  return { ...item, owed, paid }
}
