import type { TierName } from '@althing/proposals'
import { type Hex, isAddressEqual } from 'viem'
import { useConnection } from 'wagmi'
import { QueryView } from '../../ui/QueryView.tsx'
import { useReviewerKind, useReviews } from './reviewQueries.ts'
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
            <details className="reveal" open={!known.reports.some(({ reviewer }) => isAddressEqual(reviewer, address))}>
              <summary>Your report; a new one takes the place of an earlier one</summary>
              <WriteReport key={address} subject={subject} reviewer={address} kind={kind} />
            </details>
          )}
        </div>
      )}
    </QueryView>
  )
}
