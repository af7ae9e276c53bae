import { formatShare, formatVotes, shareOf } from '../format/amount.ts'
import './tally.css'

export type Tally = { against: bigint; for: bigint; abstain: bigint }

const parts = [
  ['for', 'For'],
  ['against', 'Against'],
  ['abstain', 'Abstain'],
] as const

/** The three counts, side by side; told apart by pattern and word, not by colour alone. */
export function TallyBar({ tally, terse = false }: { tally: Tally; terse?: boolean }) {
  const total = tally.for + tally.against + tally.abstain
  return (
    <div className="tally">
      <div className="tally__bar" aria-hidden="true">
        {parts
          .filter(([kind]) => tally[kind] > 0n)
          .map(([kind]) => (
            <span
              key={kind}
              className={`tally__part tally__part--${kind}`}
              style={{ flexGrow: shareOf(tally[kind], total) }}
            />
          ))}
      </div>
      <ul className="tally__legend">
        {parts.map(([kind, name]) =>
          terse && tally[kind] === 0n && kind === 'abstain' ? null : (
            <li key={kind}>
              <span className={`tally__key tally__part--${kind}`} aria-hidden="true" />
              {name} <strong>{formatVotes(tally[kind])}</strong>
              {!terse && <small>{formatShare(shareOf(tally[kind], total))}</small>}
            </li>
          ),
        )}
      </ul>
    </div>
  )
}
