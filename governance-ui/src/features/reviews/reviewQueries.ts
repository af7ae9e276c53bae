import {
  reviewerKindNames,
  reviewPanelAbi,
  reviewPanelVerdictNames,
  type TierName,
  tierNames,
} from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import type { Address, Hex } from 'viem'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'

/** Reports that a page shows; the panel keeps them all. */
const shownReports = 50n

export type ReviewerKind = (typeof reviewerKindNames)[number]

/** A report as the panel keeps it. */
export type Report = {
  reviewer: Address
  verdict: (typeof reviewPanelVerdictNames)[number]
  kind: ReviewerKind
  digest: Hex
  at: number
}

/** What reviewers say of a subject, and what the tier of the decision on it asks for. */
export type SubjectReviews = {
  approvals: number
  persons: number
  needed: number
  neededPersons: number
  /** Newest first. */
  reports: readonly Report[]
}

/** Reviews of a dataset, a batch, a config or a version, by its id. */
export function useReviews(subject: Hex, tier: TierName) {
  const reader = useReader()
  return useQuery({
    queryKey: ['reviews', subject, tier],
    queryFn: () => readReviews(reader, subject, tier),
    refetchInterval: useFreshness() * 2,
  })
}

/** What an account is to the panel now. */
export function useReviewerKind(account: Address | undefined) {
  const { client, deployment } = useReader()
  const panel = { address: deployment.contracts.reviews, abi: reviewPanelAbi } as const
  return useQuery({
    queryKey: ['reviewer', account],
    queryFn: async () => {
      const { kind } = await client.readContract({ ...panel, functionName: 'reviewer', args: [account ?? '0x'] })
      return reviewerKindNames[kind] ?? 'None'
    },
    enabled: account !== undefined,
  })
}

async function readReviews({ client, deployment }: Reader, subject: Hex, tier: TierName): Promise<SubjectReviews> {
  const panel = { address: deployment.contracts.reviews, abi: reviewPanelAbi } as const
  const [approvals, threshold, count] = await Promise.all([
    client.readContract({ ...panel, functionName: 'approvals', args: [subject] }),
    client.readContract({ ...panel, functionName: 'threshold', args: [tierNames.indexOf(tier)] }),
    client.readContract({ ...panel, functionName: 'reportCount', args: [subject] }),
  ])
  const offset = count > shownReports ? count - shownReports : 0n
  const args = [subject, offset, shownReports] as const
  const reports = await client.readContract({ ...panel, functionName: 'reports', args })
  return {
    approvals: Number(approvals[0]),
    persons: Number(approvals[1]),
    needed: threshold.approvals,
    neededPersons: threshold.persons,
    reports: reports.toReversed().map(({ reviewer, reportedAt, verdict, kind, digest }) => ({
      reviewer,
      verdict: reviewPanelVerdictNames[verdict] ?? 'Abstain',
      kind: reviewerKindNames[kind] ?? 'None',
      digest,
      at: reportedAt,
    })),
  }
}
