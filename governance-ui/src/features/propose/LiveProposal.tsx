import { Link } from 'react-router'
import { Notice } from '../../ui/Notice.tsx'

/** One proposal at a time: said before anything is written, not when it is sent. */
export function LiveProposal({ path }: { path: string }) {
  return (
    <Notice tone="warn" title="Your last proposal is still being decided." live>
      <p>
        The governor takes one at a time from each proposer. You can write the next here, it stays in this browser; it
        can be sent when the vote on <Link to={path}>your open proposal</Link> is over.
      </p>
    </Notice>
  )
}
