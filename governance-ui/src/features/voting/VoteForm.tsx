import { modelGovernorAbi, supportOf, type VoteKind } from '@althing/proposals'
import { type SubmitEvent, useState } from 'react'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { ReviewDialog } from '../../transactions/ReviewDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { Choices } from '../../ui/Choices.tsx'
import { Field } from '../../ui/Field.tsx'

const choices = [
  { value: 'for', label: 'For', note: 'It should happen.' },
  { value: 'against', label: 'Against', note: 'It should not happen.' },
  { value: 'abstain', label: 'Abstain', note: 'You count for the quorum only.' },
] as const satisfies readonly { value: VoteKind; label: string; note: string }[]

/** Choice and reason; what is signed is shown before it is signed. */
export function VoteForm({ id, title }: { id: string; title: string }) {
  const { contracts } = useRuntime().deployment
  const [choice, setChoice] = useState<VoteKind | null>(null)
  const [reason, setReason] = useState('')
  const [review, setReview] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (choice !== null) setReview(true)
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Choices legend="How do you vote?" options={choices} value={choice} onChange={setChoice} />
      <Field label="Reason" hint="Public and permanent. Optional.">
        {(wiring) => (
          <textarea {...wiring} rows={3} maxLength={1000} value={reason} onChange={(e) => setReason(e.target.value)} />
        )}
      </Field>
      <Button type="submit" disabled={choice === null}>
        Review your vote
      </Button>
      {review && choice !== null && (
        <ReviewDialog
          call={{
            title: `Vote ${choice} “${title.slice(0, 80)}”`,
            contract: 'governor',
            to: contracts.governor,
            abi: modelGovernorAbi,
            ...(reason.trim() === ''
              ? { functionName: 'castVote', args: [BigInt(id), supportOf(choice)] }
              : { functionName: 'castVoteWithReason', args: [BigInt(id), supportOf(choice), reason.trim()] }),
          }}
          onClose={() => setReview(false)}
          onDone={() => setReview(false)}
        />
      )}
    </form>
  )
}
