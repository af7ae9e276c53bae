import { addressSchema, commitmentOf, datasetIdOf, type Hex } from '@althing/proposals'
import type { HDNodeWallet, Wallet } from 'ethers'
import { sendSubmission } from '../../governor/sendSubmission.ts'
import { readDataset } from '../chain/records.ts'
import { CliError } from '../cliError.ts'
import type { Connection } from '../connection.ts'
import type { PackedFolder } from './packFolder.ts'

export interface Submission {
  readonly datasetId: Hex
  readonly contributor: Hex
  /** Null if the chain knew the dataset already. */
  readonly transactionHash: string | null
  readonly status: string
}

/** Submits a packed folder in the signer's name, unless that was done before with the same metadata. */
export async function submitDataset(
  { deployment, provider }: Connection,
  signer: Wallet | HDNodeWallet,
  submission: { packed: PackedFolder; metadataDigest: Hex; payout: Hex | undefined; uri: string },
): Promise<Submission> {
  const { packed, metadataDigest, uri } = submission
  const commitment = commitmentOf(packed.manifest)
  const contributor: Hex = addressSchema.parse(signer.address)
  const datasetId = datasetIdOf(contributor, commitment.root)

  const view = { provider, deployment, blockNumber: await provider.getBlockNumber() }
  const { status, metadataDigest: known } = await readDataset(view, datasetId)
  if (status !== 'None') {
    if (known === metadataDigest) return { datasetId, contributor, transactionHash: null, status }
    throw new CliError(
      'refused',
      `dataset ${datasetId} is submitted already: found metadata ${metadataDigest}, allowed ${known}`,
    )
  }

  const payout = submission.payout ?? contributor
  const { hash } = await sendSubmission(signer, deployment, { commitment, metadataDigest, payout, uri })
  return { datasetId, contributor, transactionHash: hash, status: 'Submitted' }
}
