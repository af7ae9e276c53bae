import { type SignedReport, reviewPanelVerdictNames } from '@althing/proposals'
import { useMutation } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import type { Address, Hex } from 'viem'
import { useReader } from '../../chain/useReader.ts'
import { SignDialog } from '../../transactions/SignDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { DigestInput } from '../../ui/DigestInput.tsx'
import { Failed } from '../../ui/Failed.tsx'
import { Field } from '../../ui/Field.tsx'
import { prepareReport } from './prepareReport.ts'
import type { Report, ReviewerKind } from './reviewQueries.ts'
import { verdictWords } from './reviewWords.ts'
import { SendReport } from './SendReport.tsx'

type Props = {
  subject: Hex
  reviewer: Address
  kind: ReviewerKind
}

const options = reviewPanelVerdictNames.map((value) => {
  const { choice, meaning } = verdictWords[value]
  return { value, label: choice, note: meaning }
})

/** A reviewer's report: what it says stays with its author, its digest and the verdict are signed and go on chain. */
export function WriteReport({ subject, reviewer, kind }: Props) {
  const reader = useReader()
  const [verdict, setVerdict] = useState<Report['verdict'] | null>(null)
  const [digest, setDigest] = useState<Hex | null>(null)
  const [uri, setUri] = useState('')
  const [signed, setSigned] = useState<{ report: SignedReport; signature: Hex } | null>(null)
  const finding = verdict !== null && digest !== null ? { subject, verdict, digest, uri: uri.trim() } : null
  const prepare = useMutation({
    mutationFn: (found: NonNullable<typeof finding>) => prepareReport(reader, { ...found, reviewer }),
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (finding !== null) prepare.mutate(finding)
  }
  if (signed !== null) return <SendReport {...signed} onEnd={() => setSigned(null)} />
  return (
    <form className="form" onSubmit={submit} aria-label="Your report">
      <p className="field__hint">
        You review here as {kind === 'Person' ? 'a person' : 'an automatic agent'}. A report approves nothing by itself.
      </p>
      <Choices legend="Verdict" options={options} value={verdict} onChange={setVerdict} />
      <DigestInput
        label="Report"
        hint="What you looked at and what you found. Publish it where you like: the chain takes its SHA-256 alone."
        onChange={setDigest}
      />
      <Field label="Where it is published (optional)" hint="A URI of at most 512 characters.">
        {(wiring) => <input {...wiring} value={uri} maxLength={512} onChange={(event) => setUri(event.target.value)} />}
      </Field>
      {prepare.isError && <Failed what="what your signature has to name" error={prepare.error} />}
      <div className="form__actions">
        <Button type="submit" look="quiet" disabled={finding === null || prepare.isPending}>
          Review the report
        </Button>
      </div>
      {prepare.data && (
        <SignDialog
          title={`${verdictWords[verdict ?? 'Abstain'].label}: sign your report`}
          typed={prepare.data}
          onClose={() => prepare.reset()}
          onSigned={(signature) => {
            setSigned({ report: prepare.data.message, signature })
            prepare.reset()
          }}
        >
          <p className="field__hint">
            Verdict {prepare.data.message.verdict} is “{verdict?.toLowerCase()}”; whoever brings the report to the chain
            has seven days for it.
          </p>
        </SignDialog>
      )}
    </form>
  )
}
