import type { TierName } from '@althing/proposals'
import { type Address, type Hex, isAddressEqual } from 'viem'
import { useConnection } from 'wagmi'
import { QueryView } from '../../ui/QueryView.tsx'
import { type SubjectReviews, useReviewerKind, useReviews } from './reviewQueries.ts'
import { Reviews } from './Reviews.tsx'
import { WriteReport } from './WriteReport.tsx'

/** What reviewers say of a subject, and the way to say it for those who review. `tier` is of the decision on it. */
export function ReviewsOf({ subject, tier }: { subject: Hex; tier: TierName }) {
  const { address } = useConnection()
  const reviews = useReviews(subject, tier)
  const kind = useReviewerKind(address).data ?? 'None'
  return (
    <QueryView query={reviews} what="its reviews" lines={3}>
      {(known) => (
        <div className="stack">
          <Reviews reviews={known} />
          {address !== undefined && kind !== 'None' && (
            <details className="reveal" open={!hasReported(known, address)}>
              <summary>
                {hasReported(known, address) ? 'Report again: the new one takes the place of yours' : 'Your report'}
              </summary>
              <WriteReport key={address} subject={subject} reviewer={address} kind={kind} />
            </details>
          )}
        </div>
      )}
    </QueryView>
  )
}

function hasReported({ reports }: SubjectReviews, account: Address): boolean {
  return reports.some(({ reviewer }) => isAddressEqual(reviewer, account))
}
