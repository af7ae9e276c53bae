import type { ApiVersion } from '@althing/proposals'
import { Link } from 'react-router'
import { Notice } from '../../ui/Notice.tsx'
import type { Descent } from './descentQueries.ts'

type Props = { rollbacks: Descent['rollbacks']; versions: readonly ApiVersion[] }

/** That a decision put an earlier version back in force. */
export function Rollbacks({ rollbacks, versions }: Props) {
  if (rollbacks.length === 0) return null
  return (
    <Notice tone="warn" title="It was rolled back.">
      <ul>
        {rollbacks.toReversed().map(({ version, proposalId }) => (
          <li key={proposalId}>
            <Link to={`/proposals/${proposalId}`}>A decision</Link> put version{' '}
            {versions.find(({ id }) => id === version)?.number ?? <span className="hash">{version}</span>} back in
            force.
          </li>
        ))}
      </ul>
    </Notice>
  )
}
