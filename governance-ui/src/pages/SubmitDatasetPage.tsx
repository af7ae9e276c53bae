import { useConnection } from 'wagmi'
import { FolderPicker } from '../features/datasets/FolderPicker.tsx'
import { SubmitDataset } from '../features/datasets/SubmitDataset.tsx'
import { useHashing } from '../features/datasets/useHashing.ts'
import { NeedsWallet } from '../transactions/NeedsWallet.tsx'
import { Page } from '../ui/Page.tsx'

export function SubmitDatasetPage() {
  const { address } = useConnection()
  const { hashing, start } = useHashing()
  return (
    <Page
      title="Submit a dataset"
      overline="Datasets"
      lead="Choose a folder. It is hashed in this page; the chain gets the commitment, and the bytes follow."
    >
      <FolderPicker hashing={hashing} onChoose={start} />
      {hashing.state === 'done' && (
        <NeedsWallet to="submit it">
          {address && (
            <SubmitDataset
              key={hashing.manifest.root + address}
              own={address}
              manifest={hashing.manifest}
              files={hashing.files}
            />
          )}
        </NeedsWallet>
      )}
    </Page>
  )
}
