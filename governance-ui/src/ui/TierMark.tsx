import type { TierName } from '@althing/proposals'
import { tierWords } from '../format/tier.ts'

const columns = [
  ['Routine', 'M.8 15v-4.4l1.7-1 1.7 1V15Z'],
  ['Model', 'M6.3 15V7l1.7-1 1.7 1v8Z'],
  ['Constitutional', 'M11.8 15V3.2l1.7-1 1.7 1V15Z'],
] as const

/** A tier as basalt columns and its words: the more of them stand, the more agreement it takes. */
export function TierMark({ tier }: { tier: TierName }) {
  const standing = columns.findIndex(([name]) => name === tier)
  return (
    <span className="status">
      <svg viewBox="0 0 16 16" aria-hidden="true" stroke="currentColor" strokeWidth="1" strokeLinejoin="round">
        {columns.map(([name, shape], index) => (
          <path key={name} d={shape} fill={index <= standing ? 'currentColor' : 'none'} />
        ))}
      </svg>
      {tierWords[tier].label} decision
    </span>
  )
}
