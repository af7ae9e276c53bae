import { Link } from 'react-router'
import { useConnection } from 'wagmi'
import { isMember, useOffice } from './officeQuery.ts'

/** The way to hold something back, for members of the council alone. */
export function PauseLink({ subject }: { subject: string }) {
  const { address } = useConnection()
  const office = useOffice().data
  if (office === undefined || !isMember(office, address)) return null
  return (
    <p>
      <Link to={`/council?pause=${subject}`}>Hold it back, as the council</Link>
    </p>
  )
}
