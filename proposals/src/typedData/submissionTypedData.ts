import type { OnChainPreference } from '../dataset/dataMiningPreference.ts'
import type { Hex } from '../hex.ts'
import { domainOf, type SigningDomain, type TypedData } from './typedData.ts'

/** What a contributor signs for somebody else to bring to the chain. */
export interface SignedSubmission {
  readonly contributor: Hex
  readonly commitment: {
    readonly root: Hex
    readonly dirHash1: Hex
    readonly totalBytes: number | bigint
    readonly fileCount: number
  }
  readonly metadataDigest: Hex
  readonly payout: Hex
  readonly preference: OnChainPreference
  readonly uri: string
  readonly nonce: bigint
  /** Last Unix second in which the signature counts. */
  readonly deadline: bigint
}

/** What the dataset registry's `submitBySig` verifies; its domain is named "DatasetRegistry". */
export function submissionTypedData(domain: SigningDomain, submission: SignedSubmission): TypedData<SignedSubmission> {
  return {
    domain: domainOf(domain),
    types: {
      DatasetSubmission: [
        { name: 'contributor', type: 'address' },
        { name: 'commitment', type: 'Commitment' },
        { name: 'metadataDigest', type: 'bytes32' },
        { name: 'payout', type: 'address' },
        { name: 'preference', type: 'DataMiningPreference' },
        { name: 'uri', type: 'string' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
      Commitment: [
        { name: 'root', type: 'bytes32' },
        { name: 'dirHash1', type: 'bytes32' },
        { name: 'totalBytes', type: 'uint64' },
        { name: 'fileCount', type: 'uint32' },
      ],
      DataMiningPreference: [
        { name: 'dataMining', type: 'uint8' },
        { name: 'aiTraining', type: 'uint8' },
        { name: 'aiGenerativeTraining', type: 'uint8' },
        { name: 'aiInference', type: 'uint8' },
      ],
    },
    primaryType: 'DatasetSubmission',
    message: submission,
  }
}
