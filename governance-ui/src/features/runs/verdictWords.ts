import type { StatusKind } from '../../ui/StatusMark.tsx'
import type { RunDispute } from './marketQueries.ts'

/** How a dispute ended, and what followed for each side. */
export const verdictWords: Record<RunDispute['verdict'], { label: string; kind: StatusKind; meaning: string }> = {
  None: {
    label: 'The jury is out',
    kind: 'open',
    meaning: 'The first finding that enough jurors share decides, at once.',
  },
  Upheld: {
    label: 'Upheld',
    kind: 'good',
    meaning:
      'The jury found what was reported. The result stands, and the challenger’s bond went to the trainer and the jury.',
  },
  Overturned: {
    label: 'Overturned',
    kind: 'bad',
    meaning:
      'The jury found something else. No version came of it; the trainer’s stake went to the challenger, the jury and the treasury.',
  },
  Undecided: {
    label: 'Undecided',
    kind: 'quiet',
    meaning:
      'Too few jurors agreed in time. The result is refused for caution: no version. The trainer has its stake back, the challenger its bond less a share that went to the treasury.',
  },
}
