import { trainingRunsAbi } from '@althing/proposals'
import { useClock } from '../../chain/useClock.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { NeedsWallet } from '../../transactions/NeedsWallet.tsx'
import { ReviewButton } from '../../transactions/ReviewButton.tsx'

/** Ends a dispute that the jury let run out. Anyone may. */
export function Settle({ runId, votingEndsAt }: { runId: string; votingEndsAt: number }) {
  const { contracts } = useRuntime().deployment
  const clock = useClock().data
  if (clock === undefined || clock.timestamp < votingEndsAt) return null
  return (
    <div className="stack">
      <p className="field__hint">
        The jury’s time is over. Anyone may close the dispute: the result is refused, and the challenger’s bond comes
        back less a share.
      </p>
      <NeedsWallet to="close it">
        <div>
          <ReviewButton
            look="quiet"
            call={{
              title: `Close the dispute of run ${runId}`,
              contract: 'runs',
              to: contracts.runs,
              abi: trainingRunsAbi,
              functionName: 'closeDispute',
              args: [BigInt(runId)],
            }}
          >
            Review the closing
          </ReviewButton>
        </div>
      </NeedsWallet>
    </div>
  )
}
