import { commitmentOf, datasetRegistryAbi, type Manifest } from '@althing/proposals'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { ReviewDialog } from '../../transactions/ReviewDialog.tsx'
import type { DescribedDataset } from './description.ts'

type Props = { manifest: Manifest; described: DescribedDataset; onClose: () => void; onDone: () => void }

export function SubmitReview({ manifest, described, onClose, onDone }: Props) {
  const { contracts } = useRuntime().deployment
  const { root, dirHash1, totalBytes, fileCount } = commitmentOf(manifest)
  const { metadataDigest, payout, uri } = described
  const commitment = { root, dirHash1, totalBytes: BigInt(totalBytes), fileCount }
  return (
    <ReviewDialog
      call={{
        title: 'Submit this dataset',
        contract: 'datasets',
        to: contracts.datasets,
        abi: datasetRegistryAbi,
        functionName: 'submit',
        args: [{ commitment, metadataDigest, payout, uri }],
      }}
      onClose={onClose}
      onDone={onDone}
    />
  )
}
