import { actTypedData, asHex, type CouncilActFile, type MemberSignature } from '@althing/proposals'
import { useMutation } from '@tanstack/react-query'
import { useConnection } from 'wagmi'
import { readSigningDomain } from '../../../chain/readSigningDomain.ts'
import { useReader } from '../../../chain/useReader.ts'
import { SignDialog } from '../../../transactions/SignDialog.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { isMember, type Office } from '../officeQuery.ts'
import { sentenceOf } from './actWords.ts'

type Props = { file: CouncilActFile; office: Office; onSigned: (signature: MemberSignature) => void }

/** The way to sign for the member whose wallet is connected. */
export function SignAct({ file, office, onSigned }: Props) {
  const reader = useReader()
  const { address } = useConnection()
  const prepare = useMutation({
    mutationFn: async () => actTypedData(await readSigningDomain(reader, 'council'), file.act),
  })
  const member = address?.toLowerCase()
  const hasSigned = file.signatures.some((one) => one.member.toLowerCase() === member)
  if (member === undefined || hasSigned || !isMember(office, member)) return null
  return (
    <>
      {prepare.isError && <Failed what="what your signature has to name" error={prepare.error} />}
      <Button onClick={() => prepare.mutate()} disabled={prepare.isPending}>
        Sign it
      </Button>
      {prepare.data && (
        <SignDialog
          title={`${sentenceOf(file.act)}: sign it`}
          typed={prepare.data}
          onClose={() => prepare.reset()}
          onSigned={(signature) => {
            onSigned({ member: asHex(member), signature })
            prepare.reset()
          }}
        >
          <p className="act__reason">{file.act.reason}</p>
        </SignDialog>
      )}
    </>
  )
}
