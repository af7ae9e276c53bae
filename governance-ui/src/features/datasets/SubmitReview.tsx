import { commitmentOf, datasetRegistryAbi, type Manifest, trainingPreference } from '@althing/proposals'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { ReviewDialog } from '../../transactions/ReviewDialog.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import { useSubmissionBond } from './datasetQueries.ts'
import type { DescribedDataset } from './description.ts'

type Props = { manifest: Manifest; described: DescribedDataset; onClose: () => void; onDone: () => void }

export function SubmitReview({ manifest, described, onClose, onDone }: Props) {
  const { contracts } = useRuntime().deployment
  const bond = useSubmissionBond()
  const { root, dirHash1, totalBytes, fileCount } = commitmentOf(manifest)
  const { metadataDigest, payout, uri } = described
  const commitment = { root, dirHash1, totalBytes: BigInt(totalBytes), fileCount }
  return (
    <QueryView query={bond} what="the bond of a submission">
      {(value) => (
        <ReviewDialog
          call={{
            title: 'Submit this dataset',
            contract: 'datasets',
            to: contracts.datasets,
            abi: datasetRegistryAbi,
            functionName: 'submit',
            args: [{ commitment, metadataDigest, payout, preference: trainingPreference, uri }],
            value,
          }}
          onClose={onClose}
          onDone={onDone}
        />
      )}
    </QueryView>
  )
}
