import type { ApiRun } from '@althing/proposals'
import type { StatusKind } from '../../ui/StatusMark.tsx'

export const runWords: Record<ApiRun['status'], { label: string; kind: StatusKind; meaning: string }> = {
  none: { label: 'Unknown', kind: 'quiet', meaning: 'No decision authorised a run with this number.' },
  authorized: { label: 'Authorised', kind: 'waiting', meaning: 'A trainer may take it up until the deadline.' },
  started: { label: 'Training', kind: 'open', meaning: 'A trainer is at work.' },
  submitted: {
    label: 'Submitted',
    kind: 'waiting',
    meaning: 'The result is in; anyone may repeat it until the challenge window closes.',
  },
  finalized: { label: 'Finalised', kind: 'good', meaning: 'The result passed the gate and became a version.' },
  refused: {
    label: 'Refused',
    kind: 'bad',
    meaning: 'The result did not pass the gate, or a dispute stayed undecided: no version came of it.',
  },
  failed: { label: 'Failed', kind: 'bad', meaning: 'The trainer gave it up.' },
  cancelled: { label: 'Cancelled', kind: 'bad', meaning: 'A later decision stopped it.' },
  disputed: {
    label: 'Disputed',
    kind: 'waiting',
    meaning: 'Somebody doubts the result under a bond; a jury repeats the run or judges it.',
  },
  overturned: { label: 'Overturned', kind: 'bad', meaning: 'A jury found another result: no version came of it.' },
  expired: { label: 'Expired', kind: 'quiet', meaning: 'Nobody finished it in time.' },
}
