import {
  type Commitment,
  type Deployment,
  type Hex,
  type OnChainPreference,
  trainingPreference,
} from '@althing/proposals'
import type { Signer, TransactionReceipt } from 'ethers'
import { providerOf, readInteger, sendCall } from './contractCalls.ts'

/** `IDatasetRegistry.Submission`; left out, the preference is what submitting says by itself. */
export interface Submission {
  readonly commitment: Commitment
  readonly metadataDigest: Hex
  readonly payout: Hex
  readonly preference?: OnChainPreference
  readonly uri: string
}

/** Submits a dataset in the signer's name, with the bond that the registry asks for now. Throws ethers' CALL_EXCEPTION. */
export async function sendSubmission(
  signer: Signer,
  deployment: Deployment,
  submission: Submission,
): Promise<TransactionReceipt> {
  const bond = { contract: 'datasets', method: 'submissionBond', args: [] } as const
  return sendCall(signer, deployment, {
    contract: 'datasets',
    method: 'submit',
    args: [{ preference: trainingPreference, ...submission }],
    value: await readInteger(providerOf(signer), deployment, bond),
  })
}
