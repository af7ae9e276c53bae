import { datasetRegistryAbi, noReason } from '@althing/proposals'
import { useConnection } from 'wagmi'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { ReviewButton } from '../../transactions/ReviewButton.tsx'
import type { DatasetRecord } from './datasetQueries.ts'

/** A contributor may take back what nobody decided on. */
export function Withdraw({ dataset }: { dataset: DatasetRecord['onChain'] }) {
  const { contracts } = useRuntime().deployment
  const { address } = useConnection()
  const own = address?.toLowerCase() === dataset.contributor.toLowerCase()
  if (!own || dataset.status !== 'submitted') return null
  return (
    <div>
      <ReviewButton
        look="quiet"
        call={{
          title: 'Take this dataset back',
          contract: 'datasets',
          to: contracts.datasets,
          abi: datasetRegistryAbi,
          functionName: 'withdraw',
          args: [dataset.id, noReason],
        }}
      >
        Take it back
      </ReviewButton>
    </div>
  )
}
