import {
  auditCouncilAbi,
  datasetRegistryAbi,
  reviewerKindNames,
  reviewPanelAbi,
  reviewPanelVerdictNames,
} from '@althing/proposals'
import { useQuery } from '@tanstack/react-query'
import { type Address, type Hex, zeroAddress } from 'viem'
import { type Reader, useFreshness, useReader } from '../../chain/useReader.ts'

/** Reports that a page shows; the panel keeps them all. */
const shownReports = 50n

/** What surrounds a dataset on chain beyond its own record. */
export type DatasetStanding = {
  bond: { depositor: Address; amount: bigint }
  /** Seconds after its submission for which a withdrawn dataset's bond stays. */
  bondLock: number
  /** Who may take the payout over; null where nobody may. */
  proposedPayout: Address | null
  /** Unix seconds at which the council's pause ends; null where it is not paused. */
  pausedUntil: number | null
  reviews: { approvals: number; persons: number; needed: number; neededPersons: number; reports: readonly Report[] }
}

export type Report = {
  reviewer: Address
  verdict: (typeof reviewPanelVerdictNames)[number]
  kind: (typeof reviewerKindNames)[number]
  digest: Hex
  at: number
}

export function useDatasetStanding(id: Hex) {
  const reader = useReader()
  return useQuery({
    queryKey: ['dataset-standing', id],
    queryFn: () => readStanding(reader, id),
    refetchInterval: useFreshness() * 2,
  })
}

async function readStanding(reader: Reader, id: Hex): Promise<DatasetStanding> {
  const { client, deployment } = reader
  const registry = { address: deployment.contracts.datasets, abi: datasetRegistryAbi } as const
  const council = { address: deployment.contracts.council, abi: auditCouncilAbi, args: [id] } as const
  const [bond, bondLock, proposed, isPaused, endsAt, reviews] = await Promise.all([
    client.readContract({ ...registry, functionName: 'bondOf', args: [id] }),
    client.readContract({ ...registry, functionName: 'BOND_LOCK' }),
    client.readContract({ ...registry, functionName: 'proposedPayout', args: [id] }),
    client.readContract({ ...council, functionName: 'isPaused' }),
    client.readContract({ ...council, functionName: 'pauseEndsAt' }),
    readReviews(reader, id),
  ])
  return {
    bond,
    bondLock,
    proposedPayout: proposed === zeroAddress ? null : proposed,
    pausedUntil: isPaused ? endsAt : null,
    reviews,
  }
}

async function readReviews({ client, deployment }: Reader, subject: Hex): Promise<DatasetStanding['reviews']> {
  const panel = { address: deployment.contracts.reviews, abi: reviewPanelAbi } as const
  const [approvals, threshold, count] = await Promise.all([
    client.readContract({ ...panel, functionName: 'approvals', args: [subject] }),
    client.readContract({ ...panel, functionName: 'threshold', args: [0] }),
    client.readContract({ ...panel, functionName: 'reportCount', args: [subject] }),
  ])
  const offset = count > shownReports ? count - shownReports : 0n
  const reports = await client.readContract({
    ...panel,
    functionName: 'reports',
    args: [subject, offset, shownReports],
  })
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
