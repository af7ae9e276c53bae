import { Link } from 'react-router'
import { SourceNotice } from '../../history/SourceNotice.tsx'
import { Empty } from '../../ui/Empty.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { RunProgress } from './RunProgress.tsx'
import { isSettled, useRuns } from './runQueries.ts'
import { runWords } from './runWords.ts'

export function RunList() {
  const runs = useRuns()
  return (
    <QueryView
      query={runs}
      what="the runs"
      isEmpty={({ items, source }) => items.length === 0 && source === 'index'}
      empty={<Empty title="No training was authorised yet.">An executed proposal authorises one.</Empty>}
    >
      {(history) => (
        <div className="stack">
          <SourceNotice history={history} />
          <ul className="row-list">
            {history.items.map((run) => (
              <li key={run.id} className="row">
                <div>
                  <h3>
                    <Link to={`/runs/${run.id}`}>Run {run.id}</Link>
                  </h3>
                  <div className="row__meta">
                    <StatusMark kind={runWords[run.status].kind}>{runWords[run.status].label}</StatusMark>
                    <Moment at={run.updatedAt || run.authorizedAt} />
                    <Link to={`/proposals/${run.proposalId}`}>the decision</Link>
                  </div>
                </div>
                {isSettled(run.status) ? (
                  <p className="field__hint">{runWords[run.status].meaning}</p>
                ) : (
                  <RunProgress run={run} />
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </QueryView>
  )
}
