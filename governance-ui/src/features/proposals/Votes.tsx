import type { ApiVote } from '@althing/proposals'
import { formatVotes } from '../../format/amount.ts'
import { Address } from '../../ui/Address.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { StatusMark, type StatusKind } from '../../ui/StatusMark.tsx'

const supports: Record<number, { label: string; kind: StatusKind }> = {
  0: { label: 'Against', kind: 'bad' },
  1: { label: 'For', kind: 'good' },
  2: { label: 'Abstain', kind: 'quiet' },
}

/** Characters of a reason that are shown: it is a stranger's text, and one may not bury the others. */
const reasonLimit = 600

export function Votes({ votes }: { votes: readonly ApiVote[] }) {
  if (votes.length === 0) return <Empty title="Nobody has voted yet." />
  return (
    <ul className="row-list">
      {votes.map(({ voter, support, weight, reason, transactionHash }) => {
        const { label, kind } = supports[support] ?? { label: `support ${support}`, kind: 'quiet' }
        return (
          <li key={transactionHash + voter} className="row">
            <div>
              <Address of={voter} />
              {reason && (
                <p className="vote__reason">
                  “{reason.slice(0, reasonLimit)}
                  {reason.length > reasonLimit && '…'}”
                </p>
              )}
            </div>
            <p>
              <StatusMark kind={kind}>{label}</StatusMark> with {formatVotes(BigInt(weight))}
            </p>
          </li>
        )
      })}
    </ul>
  )
}
