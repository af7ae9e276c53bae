import { reviewerKindNames, reviewPanelAbi, type TierName, tierNames } from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Address } from 'viem'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'

/** Seats that are read; the panel seats at most 64 at once. */
const seats = 200n

export type Panel = {
  reviewers: readonly { account: Address; kind: (typeof reviewerKindNames)[number]; proposalId: string }[]
  /** Approving reports that a tier asks for, and how many of them by persons. */
  thresholds: readonly { tier: TierName; approvals: number; persons: number }[]
}

export function useReviewPanel() {
  const reader = useReader()
  return useQuery({ queryKey: ['panel'], queryFn: () => readPanel(reader), refetchInterval: useFreshness() * 2 })
}

async function readPanel({ client, deployment }: Reader): Promise<Panel> {
  const panel = { address: deployment.contracts.reviews, abi: reviewPanelAbi } as const
  const [accounts, ...thresholds] = await Promise.all([
    client.readContract({ ...panel, functionName: 'reviewersEver', args: [0n, seats] }),
    ...tierNames.map((_, tier) => client.readContract({ ...panel, functionName: 'threshold', args: [tier] })),
  ])
  const reviewers = await Promise.all(
    accounts.map(async (account) => {
      const { kind, proposalId } = await client.readContract({ ...panel, functionName: 'reviewer', args: [account] })
      return { account, kind: reviewerKindNames[kind] ?? 'None', proposalId: String(proposalId) }
    }),
  )
  return {
    reviewers: reviewers.filter(({ kind }) => kind !== 'None'),
    thresholds: tierNames.map((tier, index) => ({ tier, approvals: 0, persons: 0, ...thresholds[index] })),
  }
}
