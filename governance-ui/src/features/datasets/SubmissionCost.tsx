import { formatEther } from 'viem'
import { QueryView } from '../../ui/QueryView.tsx'
import { useSubmissionBond } from './datasetQueries.ts'

/** What submitting locks, said before anything is signed. */
export function SubmissionCost() {
  const bond = useSubmissionBond()
  return (
    <QueryView query={bond} what="the bond of a submission" lines={1}>
      {(wei) => (
        <p className="field__hint">
          {wei === 0n
            ? 'Submitting costs the network’s fee and nothing else.'
            : `Submitting locks ${formatEther(wei)} ETH. It comes back when the data is approved, or a week after you submitted it if you take it back; if it is rejected, the treasury keeps it.`}
        </p>
      )}
    </QueryView>
  )
}
