import { trainingRunsAbi } from '@althing/proposals'
import { useState } from 'react'
import { useClock } from '../../chain/useClock.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { NeedsWallet } from '../../transactions/NeedsWallet.tsx'
import { ReviewDialog } from '../../transactions/ReviewDialog.tsx'
import { Button } from '../../ui/Button.tsx'

/** Ends a dispute that the jury let run out. Anyone may. */
export function Settle({ runId, votingEndsAt }: { runId: string; votingEndsAt: number }) {
  const { contracts } = useRuntime().deployment
  const clock = useClock().data
  const [review, setReview] = useState(false)
  if (clock === undefined || clock.timestamp < votingEndsAt) return null
  return (
    <div className="stack">
      <p className="field__hint">The jury’s time is over. Anyone may close the dispute; every stake goes back.</p>
      <NeedsWallet to="close it">
        <p>
          <Button look="quiet" onClick={() => setReview(true)}>
            Review the closing
          </Button>
        </p>
      </NeedsWallet>
      {review && (
        <ReviewDialog
          call={{
            title: `Close the dispute of run ${runId}`,
            contract: 'runs',
            to: contracts.runs,
            abi: trainingRunsAbi,
            functionName: 'closeDispute',
            args: [BigInt(runId)],
          }}
          onClose={() => setReview(false)}
          onDone={() => setReview(false)}
        />
      )}
    </div>
  )
}
