import { trainingRunsAbi } from '@althing/proposals'
import { type SubmitEvent, useState } from 'react'
import { formatEther, type Hex } from 'viem'
import { useConnection } from 'wagmi'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { NeedsWallet } from '../../transactions/NeedsWallet.tsx'
import { ReviewDialog } from '../../transactions/ReviewDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import { DigestInput } from '../../ui/DigestInput.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { RunMarket } from './marketQueries.ts'

type Props = { runId: string; trainer: string | null; market: RunMarket }

/** Doubting a result: the evidence stays with whoever has it, its digest and the bond go to the chain. */
export function OpenDispute({ runId, trainer, market: { disputeBond, jury } }: Props) {
  const { contracts } = useRuntime().deployment
  const { address } = useConnection()
  const [evidence, setEvidence] = useState<Hex | null>(null)
  const [review, setReview] = useState(false)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setReview(evidence !== null)
  }
  if (jury.size < Math.max(1, jury.minVotes)) {
    return (
      <Notice title="Nobody could judge a dispute.">
        <p>
          {jury.bitExact ? 'No verifier is admitted' : 'There are too few reviewers'}, so the contract takes none. A
          decision can admit some.
        </p>
      </Notice>
    )
  }
  if (address?.toLowerCase() === trainer?.toLowerCase() && address !== undefined) {
    return <p className="field__hint">You made this result; somebody else must doubt it.</p>
  }
  return (
    <NeedsWallet to="dispute the result">
      <form className="form" onSubmit={submit}>
        <DigestInput
          label="Evidence"
          hint="What you found when you repeated it. Publish it where you like: the chain takes its SHA-256 alone."
          onChange={setEvidence}
        />
        <p className="field__hint">
          {disputeBond === 0n
            ? 'A dispute costs no bond here.'
            : `You put ${formatEther(disputeBond)} ETH at stake. It comes back where the jury finds something else; a share of it is lost where the jury stays undecided.`}{' '}
          There is one dispute a result, and its verdict is final.
        </p>
        <div className="form__actions">
          <Button type="submit" look="quiet" disabled={evidence === null}>
            Review the dispute
          </Button>
        </div>
      </form>
      {review && evidence !== null && (
        <ReviewDialog
          call={{
            title: `Dispute the result of run ${runId}`,
            contract: 'runs',
            to: contracts.runs,
            abi: trainingRunsAbi,
            functionName: 'dispute',
            args: [BigInt(runId), evidence],
            value: disputeBond,
          }}
          onClose={() => setReview(false)}
          onDone={() => setReview(false)}
        />
      )}
    </NeedsWallet>
  )
}
