import { formatBasisPoints, formatCount } from '../../format/amount.ts'
import { tierWords } from '../../format/tier.ts'
import { ProofText } from '../../ui/ProofText.tsx'
import { TierMark } from '../../ui/TierMark.tsx'
import type { TierTable } from './tierTable.ts'

/** The governor's own table: what each tier asks for, and which calls belong to it. */
export function TierTableView({ table }: { table: TierTable }) {
  return (
    <ul className="row-list">
      {table.map(({ tier, requirement: { quorum, approval }, calls }) => (
        <li key={tier} className="row">
          <div>
            <TierMark tier={tier} />
            <p className="field__hint">{tierWords[tier].meaning}</p>
            {tier === 'Constitutional' ? (
              <p className="field__hint">Every call that no other tier names, and every one that sends ETH.</p>
            ) : (
              <details className="reveal">
                <summary>{formatCount(calls.length, 'call')}</summary>
                <p>
                  <ProofText>{calls.join(', ')}</ProofText>
                </p>
              </details>
            )}
          </div>
          <p>
            {formatBasisPoints(quorum)} must take part,{' '}
            {approval === 5_000 ? 'more than half' : formatBasisPoints(approval)} be for
          </p>
        </li>
      ))}
    </ul>
  )
}
