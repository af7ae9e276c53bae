import { datasetRegistryAbi, noReason } from '@althing/proposals'
import { useState } from 'react'
import { useConnection } from 'wagmi'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { ReviewDialog } from '../../transactions/ReviewDialog.tsx'
import { Button } from '../../ui/Button.tsx'
import type { DatasetRecord } from './datasetQueries.ts'

/** A contributor may take back what nobody decided on. */
export function Withdraw({ dataset }: { dataset: DatasetRecord['onChain'] }) {
  const { contracts } = useRuntime().deployment
  const { address } = useConnection()
  const [review, setReview] = useState(false)
  const own = address?.toLowerCase() === dataset.contributor.toLowerCase()
  if (!own || dataset.status !== 'submitted') return null
  return (
    <p>
      <Button look="quiet" onClick={() => setReview(true)}>
        Take it back
      </Button>
      {review && (
        <ReviewDialog
          call={{
            title: 'Take this dataset back',
            contract: 'datasets',
            to: contracts.datasets,
            abi: datasetRegistryAbi,
            functionName: 'withdraw',
            args: [dataset.id, noReason],
          }}
          onClose={() => setReview(false)}
          onDone={() => setReview(false)}
        />
      )}
    </p>
  )
}
