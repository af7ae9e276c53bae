import type { ApiLineage } from '@althing/proposals'
import { Link } from 'react-router'
import { formatMetric, nameOfMetric } from '../../format/metric.ts'
import { Moment } from '../../ui/Moment.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import { useVersionInForce, type VersionInForce } from './modelQueries.ts'
import './models.css'

/** One lineage's answer to the question that everyone comes with: what is in force now? */
export function InForceNow({ lineage, named = true }: { lineage: ApiLineage; named?: boolean }) {
  const version = useVersionInForce(lineage.id)
  return (
    <article className="in-force">
      {named && (
        <h3 className="in-force__name">
          <Link to={`/models/${lineage.id}`}>{lineage.name}</Link>
        </h3>
      )}
      <QueryView query={version} what={`what is in force of ${lineage.name}`} lines={2}>
        {(known) => (known === null ? <p>No version is in force.</p> : <Version known={known} />)}
      </QueryView>
    </article>
  )
}

function Version({ known: { number, score, proposalId, recordedAt } }: { known: VersionInForce }) {
  return (
    <>
      <p className="in-force__version">Version {number}</p>
      {score ? (
        <p className="in-force__score">
          <span>{formatMetric(score.metric, score.before)}</span>
          <span className="in-force__arrow" aria-label="to">
            →
          </span>
          <strong>{formatMetric(score.metric, score.after)}</strong>
          <small>{nameOfMetric(score.metric)} on data it never saw</small>
        </p>
      ) : (
        <p className="field__hint">The base version: nothing was trained yet.</p>
      )}
      <p className="field__hint">
        By <Link to={`/proposals/${proposalId}`}>an executed proposal</Link>, <Moment at={recordedAt} />
      </p>
    </>
  )
}
