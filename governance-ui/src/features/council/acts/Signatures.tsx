import type { CouncilActFile, MemberSignature } from '@althing/proposals'
import { size } from 'viem'
import { formatCount } from '../../../format/amount.ts'
import { StatusMark } from '../../../ui/StatusMark.tsx'
import { Member } from '../Member.tsx'
import type { Office } from '../officeQuery.ts'
import { KeySignature } from './KeySignature.tsx'

type Props = { office: Office; file: CouncilActFile; onSigned: (signature: MemberSignature) => void }

/** Who signed and who could. */
export function Signatures({ office, file: { act, signatures }, onSigned }: Props) {
  const { members, threshold } = office
  const signed = new Set(signatures.map(({ member }) => member.toLowerCase()))
  return (
    <div>
      <p aria-live="polite">
        <StatusMark kind={signatures.length >= threshold ? 'good' : 'waiting'}>
          {signatures.length} of {formatCount(threshold, 'signature')}
        </StatusMark>
      </p>
      <ul className="row-list" aria-label="Signatures">
        {members.map((member) => (
          <li key={member} className="row">
            <Member signer={member} />
            <div>
              <StatusMark kind={signed.has(member.toLowerCase()) ? 'good' : 'quiet'}>
                {signed.has(member.toLowerCase()) ? 'Signed' : 'Not signed'}
              </StatusMark>
              {size(member) > 20 && !signed.has(member.toLowerCase()) && (
                <KeySignature act={act} onSigned={(signature) => onSigned({ member, signature })} />
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
