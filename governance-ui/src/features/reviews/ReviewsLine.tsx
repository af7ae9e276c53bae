import type { TierName } from '@althing/proposals'
import { Link } from 'react-router'
import type { Hex } from 'viem'
import { formatCount } from '../../format/amount.ts'
import { useReviews } from './reviewQueries.ts'
import { ReviewsMark } from './ReviewsMark.tsx'

/** Where reviews of a subject stand, in one line with the way to read them. */
export function ReviewsLine({ subject, tier }: { subject: Hex; tier: TierName }) {
  const reviews = useReviews(subject, tier).data
  return (
    <p className="row__meta">
      {reviews && <ReviewsMark reviews={reviews} />}
      <Link to={`/reviews/${subject}`}>
        {reviews && reviews.reports.length > 0 ? formatCount(reviews.reports.length, 'report') : 'Reviews'}
      </Link>
    </p>
  )
}
