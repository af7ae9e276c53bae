import { useConnection } from 'wagmi'
import { isMember, useOffice } from '../officeQuery.ts'
import { ActView } from './ActView.tsx'
import { BeginPause } from './BeginPause.tsx'
import { OpenAct } from './OpenAct.tsx'
import { actKeyOf, useActs } from './useActs.ts'
import './acts.css'

/** What members are gathering signatures for, and the way to hold something back. `subject` is what a link asked for. */
export function ActsPanel({ subject }: { subject: string }) {
  const { address } = useConnection()
  const { acts, put, open, discard } = useActs()
  const office = useOffice().data
  if (office === undefined) return null
  return (
    <div className="stack">
      {acts.map((file) => (
        <ActView key={actKeyOf(file)} file={file} office={office} onChange={put} onEnd={() => discard(file)} />
      ))}
      {isMember(office, address) ? (
        <BeginPause key={subject} subject={subject} onBegun={put} />
      ) : (
        <p className="field__hint">
          Members begin an act with their wallet. Anyone may bring what enough of them signed.
        </p>
      )}
      <OpenAct onOpen={open} />
    </div>
  )
}
