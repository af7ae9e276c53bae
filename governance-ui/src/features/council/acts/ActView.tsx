import { type CouncilActFile, type MemberSignature, reasonDigestOf, withSignature } from '@althing/proposals'
import { useState } from 'react'
import { Link } from 'react-router'
import { ReviewDialog } from '../../../transactions/ReviewDialog.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Copy } from '../../../ui/Copy.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Hash } from '../../../ui/Hash.tsx'
import { Moment } from '../../../ui/Moment.tsx'
import { SaveFile } from '../../../ui/SaveFile.tsx'
import type { Office } from '../officeQuery.ts'
import { actCallOf, type ProposedCalls } from './actCall.ts'
import { sentenceOf } from './actWords.ts'
import { formatAct } from './parseAct.ts'
import { Signatures } from './Signatures.tsx'
import { SignAct } from './SignAct.tsx'

type Props = {
  file: CouncilActFile
  office: Office
  /** The proposal that a veto is of, where the page has it. */
  proposal?: ProposedCalls
  onChange: (file: CouncilActFile) => void
  onEnd: () => void
}

/** An act that is being gathered: what it says, who signed, and what is left to do. */
export function ActView({ file, office, proposal, onChange, onEnd }: Props) {
  const { act, signatures } = file
  const [isSending, setIsSending] = useState(false)
  const add = (signature: MemberSignature) => onChange(withSignature(file, signature))
  const missing = Math.max(0, office.threshold - signatures.length)
  const call = actCallOf(file, proposal ?? null)
  return (
    <article className="act stack" aria-label={sentenceOf(act)}>
      <h3>{sentenceOf(act)}</h3>
      <p className="act__reason">{act.reason}</p>
      <Facts
        of={[
          ...(act.type === 'veto'
            ? []
            : [['Of', <Hash key="of" value={act.subject} what="the id of what is held back" />] as const]),
          ['Digest of the reason', <Hash key="d" value={reasonDigestOf(act.reason)} what="the digest of the reason" />],
          ['Signatures are void', <Moment key="until" at={Number(act.deadline)} />],
        ]}
      />
      <Signatures office={office} file={file} onSigned={add} />
      <div className="form__actions">
        <SignAct file={file} office={office} onSigned={add} />
        {missing === 0 && call && <Button onClick={() => setIsSending(true)}>Bring it to the council</Button>}
        {missing === 0 && act.type === 'veto' && !call && (
          <Link to={`/proposals/${act.proposalId}`}>Bring it to the council from the proposal’s page</Link>
        )}
        {signatures.length > 0 && missing > 0 && (
          <SaveFile name={`${act.type}.json`} text={formatAct(file)}>
            Save it for the next member
          </SaveFile>
        )}
        {signatures.length > 0 && missing > 0 && <Copy value={formatAct(file)} what="the act with its signatures" />}
        <Button look="bare" onClick={onEnd}>
          Discard
        </Button>
      </div>
      {isSending && call && <ReviewDialog call={call} onClose={() => setIsSending(false)} onDone={onEnd} />}
    </article>
  )
}
