import { Address } from '../../ui/Address.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Hash } from '../../ui/Hash.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { ReviewsMark } from './ReviewsMark.tsx'
import type { SubjectReviews } from './reviewQueries.ts'
import { reviewerKinds, verdictWords } from './reviewWords.ts'

/** Who looked at it and what they found. Reviewers approve nothing; holders ask for enough of them. */
export function Reviews({ reviews }: { reviews: SubjectReviews }) {
  return (
    <div className="stack">
      <p>
        <ReviewsMark reviews={reviews} />
      </p>
      {reviews.reports.length === 0 ? (
        <Empty title="Nobody has reported on it yet." />
      ) : (
        <ul className="row-list" aria-label="Reports">
          {reviews.reports.map(({ reviewer, verdict, kind, digest, at }) => (
            <li key={reviewer + at} className="row">
              <div>
                <Address of={reviewer} />
                <p className="field__hint">
                  {reviewerKinds[kind]}, <Moment at={at} />
                </p>
              </div>
              <div>
                <StatusMark kind={verdictWords[verdict].kind}>{verdictWords[verdict].label}</StatusMark>
                <p className="field__hint">
                  Report: <Hash value={digest} what="the report's digest" />
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
