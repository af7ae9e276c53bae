import { Link } from 'react-router'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { Address } from '../../ui/Address.tsx'
import { Moment } from '../../ui/Moment.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import type { Trust } from './trustQueries.ts'

/** What the governor answers where there is no guardian, or its term is over. */
const nobody = '0x000000000000000000000000000000000000dead'

/** Who may cancel proposals, and until when. It can approve nothing. */
export function Guardian({ guardian: { account, termEnd } }: { guardian: Trust['guardian'] }) {
  const { council } = useRuntime().deployment.contracts
  if (account.toLowerCase() === nobody) {
    return <StatusMark kind="quiet">Nobody: there is no guardian, or its term is over</StatusMark>
  }
  const isCouncil = account.toLowerCase() === council.toLowerCase()
  return (
    <div className="stack">
      <StatusMark kind={isCouncil ? 'good' : 'bad'}>
        {isCouncil ? 'The council alone: it can stop, and start nothing' : 'An account that is not the council'}
      </StatusMark>
      {!isCouncil && <Address of={account} />}
      <p className="field__hint">
        Its veto ends <Moment at={termEnd} />, and it cannot stop its own replacement.{' '}
        <Link to="/council">Who is on the council</Link>
      </p>
    </div>
  )
}
