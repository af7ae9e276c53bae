import type { Hex } from '../hex.ts'
import { domainOf, type SigningDomain, type TypedData } from './typedData.ts'

/** What a reviewer signs for somebody else to bring to the chain. */
export interface SignedReport {
  /** Id of a dataset, a config, a version or a batch, as 32 bytes. */
  readonly subject: Hex
  /** Index in `reviewPanelVerdictNames`: approve, reject, abstain. */
  readonly verdict: 0 | 1 | 2
  /** SHA-256 of the report's text. */
  readonly digest: Hex
  readonly uri: string
  readonly reviewer: Hex
  /** The panel's `nonce(subject, reviewer)`: a later report voids every signature before it. */
  readonly nonce: bigint
  /** Last Unix second in which the signature counts. */
  readonly deadline: bigint
}

/** What the review panel's `reportBySig` verifies; its domain is named "ReviewPanel". */
export function reportTypedData(domain: SigningDomain, report: SignedReport): TypedData<SignedReport> {
  return {
    domain: domainOf(domain),
    types: {
      Report: [
        { name: 'subject', type: 'bytes32' },
        { name: 'verdict', type: 'uint8' },
        { name: 'digest', type: 'bytes32' },
        { name: 'uri', type: 'string' },
        { name: 'reviewer', type: 'address' },
        { name: 'nonce', type: 'uint256' },
        { name: 'deadline', type: 'uint256' },
      ],
    },
    primaryType: 'Report',
    message: report,
  }
}
