import { formatCount } from '../../format/amount.ts'
import { StatusMark } from '../../ui/StatusMark.tsx'
import type { SubjectReviews } from './reviewQueries.ts'

/** Whether there are as many approving reports as a decision asks for. */
export function ReviewsMark({ reviews }: { reviews: Omit<SubjectReviews, 'reports'> }) {
  const { approvals, persons, needed, neededPersons } = reviews
  if (needed === 0) return <StatusMark kind="quiet">No report is asked for before a vote</StatusMark>
  const enough = approvals >= needed && persons >= neededPersons
  const byPersons = neededPersons > 0 ? `, ${persons} of ${neededPersons} by persons` : ''
  return (
    <StatusMark kind={enough ? 'good' : 'waiting'}>
      {approvals} of {formatCount(needed, 'approving report')}
      {byPersons}
    </StatusMark>
  )
}
