import { commitmentOf, datasetRegistryAbi, dataUses, type Manifest } from '@althing/proposals'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { ReviewDialog } from '../../transactions/ReviewDialog.tsx'
import { QueryView } from '../../ui/QueryView.tsx'
import { useSubmissionBond } from './datasetQueries.ts'
import type { DescribedDataset } from './description.ts'
import type { Preference } from './preferenceWords.ts'

type Props = {
  manifest: Manifest
  described: DescribedDataset
  preference: Preference
  onClose: () => void
  onDone: () => void
}

export function SubmitReview({ manifest, described, preference, onClose, onDone }: Props) {
  const { contracts } = useRuntime().deployment
  const bond = useSubmissionBond()
  const { root, dirHash1, totalBytes, fileCount } = commitmentOf(manifest)
  const { metadataDigest, payout, uri } = described
  const commitment = { root, dirHash1, totalBytes: BigInt(totalBytes), fileCount }
  const onChainPreference = {
    dataMining: dataUses[preference.dataMining],
    aiTraining: dataUses[preference.aiTraining],
    aiGenerativeTraining: dataUses[preference.aiGenerativeTraining],
    aiInference: dataUses[preference.aiInference],
  }
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
            args: [{ commitment, metadataDigest, payout, preference: onChainPreference, uri }],
            value,
          }}
          onClose={onClose}
          onDone={onDone}
        />
      )}
    </QueryView>
  )
}
