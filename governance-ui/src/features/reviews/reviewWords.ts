import type { StatusKind } from '../../ui/StatusMark.tsx'
import type { Report, ReviewerKind } from './reviewQueries.ts'

type Words = {
  label: string
  kind: StatusKind
  /** What a reviewer chooses, and what it says. */
  choice: string
  meaning: string
}

export const verdictWords: Record<Report['verdict'], Words> = {
  Approve: {
    label: 'Approves',
    kind: 'good',
    choice: 'Approve',
    meaning: 'I looked at it and found nothing against it.',
  },
  Reject: { label: 'Rejects', kind: 'bad', choice: 'Reject', meaning: 'It should not be used.' },
  Abstain: { label: 'Abstains', kind: 'quiet', choice: 'Abstain', meaning: 'I looked at it and cannot tell.' },
}

export const reviewerKinds: Record<ReviewerKind, string> = {
  None: 'no reviewer',
  Person: 'person',
  AutomaticAgent: 'automatic agent',
}
