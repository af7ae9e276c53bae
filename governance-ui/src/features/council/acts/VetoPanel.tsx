import type { CouncilActFile } from '@althing/proposals'
import { useConnection } from 'wagmi'
import { useRuntime } from '../../../runtime/RuntimeContext.ts'
import { isMember, useOffice } from '../officeQuery.ts'
import type { ProposedCalls } from './actCall.ts'
import { ActView } from './ActView.tsx'
import { BeginAct } from './BeginAct.tsx'
import { OpenAct } from './OpenAct.tsx'
import { useActs } from './useActs.ts'
import './acts.css'

/** A veto of a proposal: begun and signed by members of the council, brought to it by anyone. */
export function VetoPanel({ proposalId, proposal }: { proposalId: string; proposal: ProposedCalls }) {
  const { governor } = useRuntime().deployment.contracts
  const { address } = useConnection()
  const { acts, put, open, discard } = useActs()
  const office = useOffice().data
  const isThis = ({ act }: CouncilActFile) => act.type === 'veto' && act.proposalId === proposalId
  const file = acts.find(isThis)
  if (office === undefined || office.termEnd === null) return null
  if (file === undefined && !isMember(office, address)) return null
  return (
    <section className="stack" aria-label="Veto">
      <h2>Veto</h2>
      {file ? (
        <ActView file={file} office={office} proposal={proposal} onChange={put} onEnd={() => discard(file)} />
      ) : (
        <>
          <p className="field__hint">
            You sit on the council. {office.threshold} of {office.members.length} members must sign the same reason.
          </p>
          <BeginAct
            label="Begin a veto"
            draftOf={(reason) => ({ type: 'veto', governor, proposalId, reason })}
            onBegun={put}
          />
        </>
      )}
      <OpenAct
        onOpen={open}
        problemWith={(opened) => (isThis(opened) ? null : 'This act is not a veto of this proposal.')}
      />
    </section>
  )
}
