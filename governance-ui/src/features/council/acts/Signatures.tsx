import type { CouncilActFile } from '@althing/proposals'
import { size } from 'viem'
import { formatCount } from '../../../format/amount.ts'
import { StatusMark } from '../../../ui/StatusMark.tsx'
import { Member } from '../Member.tsx'
import type { Office } from '../officeQuery.ts'

/** Who signed and who could. */
export function Signatures({ office, signatures }: { office: Office; signatures: CouncilActFile['signatures'] }) {
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
                <p className="field__hint">
                  A key signs on its own device: it needs the message’s digest as the challenge, and the answer goes
                  into the saved file beside this signer.
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
