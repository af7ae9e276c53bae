import { formatCount } from '../../format/amount.ts'
import { Address } from '../../ui/Address.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Hash } from '../../ui/Hash.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { StatusMark, type StatusKind } from '../../ui/StatusMark.tsx'
import type { DatasetStanding, Report } from './standingQueries.ts'

const verdicts: Record<Report['verdict'], { label: string; kind: StatusKind }> = {
  Approve: { label: 'Approves', kind: 'good' },
  Reject: { label: 'Rejects', kind: 'bad' },
  Abstain: { label: 'Abstains', kind: 'quiet' },
}

const kinds: Record<Report['kind'], string> = {
  None: 'no reviewer',
  Person: 'person',
  AutomaticAgent: 'automatic agent',
}

/** Who looked at it and what they found. Reviewers approve nothing; holders ask for enough of them. */
export function Reviews({ reviews }: { reviews: DatasetStanding['reviews'] }) {
  const { approvals, persons, needed, neededPersons, reports } = reviews
  const enough = approvals >= needed && persons >= neededPersons
  const asked = `${formatCount(needed, 'approving report')}${neededPersons > 0 ? `, ${neededPersons} of them by persons` : ''}`
  return (
    <div className="stack">
      <p>
        {needed === 0 ? (
          <StatusMark kind="quiet">No report is asked for before a vote</StatusMark>
        ) : (
          <StatusMark kind={enough ? 'good' : 'waiting'}>
            {approvals} of {asked}
          </StatusMark>
        )}
      </p>
      {reports.length === 0 ? (
        <Empty title="Nobody has reported on it yet." />
      ) : (
        <ul className="row-list" aria-label="Reports">
          {reports.map(({ reviewer, verdict, kind, digest, at }) => (
            <li key={reviewer + at} className="row">
              <div>
                <Address of={reviewer} />
                <p className="field__hint">
                  {kinds[kind]}, <Moment at={at} />
                </p>
              </div>
              <div>
                <StatusMark kind={verdicts[verdict].kind}>{verdicts[verdict].label}</StatusMark>
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
