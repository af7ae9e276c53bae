import {
  type Deployment,
  type Hex,
  reviewerKindNames,
  reviewPanelVerdictNames,
  type TierName,
  tierNames,
} from '@althing/proposals'
import type { Provider } from 'ethers'
import { z } from 'zod'
import { readContract } from '../governor/contractCalls.ts'

/** A report as it stays on record. */
export interface RecordedReport {
  readonly reviewer: string
  readonly reportedAt: number
  readonly verdict: (typeof reviewPanelVerdictNames)[number]
  readonly kind: (typeof reviewerKindNames)[number]
  readonly digest: string
}

/** What the panel knows about a subject. */
export interface SubjectReviews {
  readonly reports: readonly RecordedReport[]
  /** Reviewers, and persons among them, whose latest report approves and who review now. */
  readonly approvals: { readonly reviewers: number; readonly persons: number }
  /** Tiers whose threshold the subject reaches. */
  readonly reviewedFor: readonly TierName[]
}

const greatestPage = 200
const number = z.bigint().transform(Number)
const reportSchema = z
  .tuple([z.string(), number, number, number, z.string()])
  .transform(([reviewer, reportedAt, verdict, kind, digest]) => ({
    reviewer,
    reportedAt,
    verdict: reviewPanelVerdictNames[verdict] ?? 'Abstain',
    kind: reviewerKindNames[kind] ?? 'None',
    digest,
  }))

/** Reads the latest reports on a subject, 200 at most, and whether they suffice. */
export async function readReviews(provider: Provider, deployment: Deployment, subject: Hex): Promise<SubjectReviews> {
  const panel = async (method: string, ...args: unknown[]) =>
    (await readContract(provider, deployment, { contract: 'reviews', method, args })).toArray(true)
  const [count] = z.tuple([number]).parse(await panel('reportCount', subject))
  const [page, approvals, reviewed] = await Promise.all([
    panel('reports', subject, Math.max(0, count - greatestPage), greatestPage),
    panel('approvals', subject),
    Promise.all(tierNames.map((_, tier) => panel('isReviewed', subject, tier))),
  ])
  const [reviewers, persons] = z.tuple([number, number]).parse(approvals)

  return {
    reports: z.array(reportSchema).parse(page[0]),
    approvals: { reviewers, persons },
    reviewedFor: tierNames.filter((_, tier) => reviewed[tier]?.[0] === true),
  }
}
