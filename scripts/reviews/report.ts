import { asHex, type Deployment, type Hex, reportTypedData, type SignedReport } from '@althing/proposals'
import type { Provider, Signer, TransactionReceipt } from 'ethers'
import { providerOf, readInteger, sendCall } from '../governor/contractCalls.ts'
import { readSigningDomain } from '../governor/signingDomain.ts'
import { signTyped } from '../governor/signTyped.ts'

/** What a reviewer found out about a subject. */
export type Finding = Pick<SignedReport, 'subject' | 'verdict' | 'digest' | 'uri'>

/** A report that anyone may bring to the panel and pay for. */
export interface RelayedReport {
  readonly report: SignedReport
  readonly signature: Hex
}

/** Reports in the signer's name. Throws ethers' CALL_EXCEPTION where the signer does not review. */
export async function sendReport(
  signer: Signer,
  deployment: Deployment,
  finding: Finding,
): Promise<TransactionReceipt> {
  return sendCall(signer, deployment, { contract: 'reviews', method: 'report', args: [finding] })
}

/** Signs a report without sending it. @param deadline Unix seconds after which the signature is void. */
export async function signReport(
  signer: Signer,
  deployment: Deployment,
  options: { finding: Finding; deadline: bigint },
): Promise<RelayedReport> {
  const provider = providerOf(signer)
  const reviewer = asHex(await signer.getAddress())
  const nonce = await readReportNonce(provider, deployment, { subject: options.finding.subject, reviewer })
  const domain = await readSigningDomain(provider, deployment, 'reviews')
  const report = { ...options.finding, reviewer, nonce, deadline: options.deadline }

  const typed = reportTypedData(domain, report)
  return { report, signature: await signTyped(signer, typed) }
}

/** Brings someone's signed report to the panel; `signer` only pays. */
export async function relayReport(
  signer: Signer,
  deployment: Deployment,
  { report, signature }: RelayedReport,
): Promise<TransactionReceipt> {
  const { subject, verdict, digest, uri, reviewer, deadline } = report
  return sendCall(signer, deployment, {
    contract: 'reviews',
    method: 'reportBySig',
    args: [{ subject, verdict, digest, uri }, reviewer, deadline, signature],
  })
}

function readReportNonce(
  provider: Provider,
  deployment: Deployment,
  { subject, reviewer }: { subject: Hex; reviewer: Hex },
): Promise<bigint> {
  return readInteger(provider, deployment, { contract: 'reviews', method: 'nonce', args: [subject, reviewer] })
}
