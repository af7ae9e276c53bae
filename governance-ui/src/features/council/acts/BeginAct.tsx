import { type CouncilActFile, reasonDigestOf } from '@althing/proposals'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, type SubmitEvent, useState } from 'react'
import { useReader } from '../../../chain/useReader.ts'
import { Button } from '../../../ui/Button.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Hash } from '../../../ui/Hash.tsx'
import { type ActDraft, prepareAct } from './prepareAct.ts'

type Props = {
  label: string
  children?: ReactNode
  /** What the act would be with this reason; null while something else is missing. */
  draftOf: (reason: string) => ActDraft | null
  onBegun: (file: CouncilActFile) => void
}

/** Begins an act with its reason: the text is published by whoever wants it known, the chain takes its digest. */
export function BeginAct({ label, children, draftOf, onBegun }: Props) {
  const reader = useReader()
  const [typed, setTyped] = useState('')
  const reason = typed.trim()
  const draft = reason === '' ? null : draftOf(reason)
  const begin = useMutation({
    mutationFn: (complete: ActDraft) => prepareAct(reader, complete),
    onSuccess: (file) => {
      setTyped('')
      onBegun(file)
    },
  })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (draft !== null) begin.mutate(draft)
  }
  return (
    <form className="form" onSubmit={submit} aria-label={label}>
      {children}
      <Field label="Reason" hint="One line that everyone may read. Its SHA-256 is signed and goes on chain.">
        {(wiring) => (
          <input {...wiring} value={typed} maxLength={1000} onChange={(event) => setTyped(event.target.value)} />
        )}
      </Field>
      {reason !== '' && (
        <p className="field__hint">
          SHA-256 of the reason: <Hash value={reasonDigestOf(reason)} what="the digest of the reason" />
        </p>
      )}
      {begin.isError && <Failed what="what the council has to name" error={begin.error} />}
      <div className="form__actions">
        <Button type="submit" look="quiet" disabled={draft === null || begin.isPending}>
          {label}
        </Button>
      </div>
    </form>
  )
}
