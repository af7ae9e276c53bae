import { type Deployment, type Finding, type Hex, runDisputesVerdictNames } from '@althing/proposals'
import type { Provider, Signer, TransactionReceipt } from 'ethers'
import { z } from 'zod'
import { providerOf, readContract, sendCall } from '../governor/contractCalls.ts'
import { readTerms } from './readTrainer.ts'

/** A run's dispute; `challenger` is the zero address where there was none. */
export interface DisputeRecord {
  readonly challenger: string
  /** Wei. */
  readonly bond: bigint
  /** Agreeing votes that decide. */
  readonly threshold: number
  readonly bitExact: boolean
  readonly verdict: (typeof runDisputesVerdictNames)[number]
}

const disputeSchema = z.looseObject({
  challenger: z.string(),
  bond: z.bigint(),
  threshold: z.bigint().transform(Number),
  bitExact: z.boolean(),
  verdict: z.bigint().transform((index) => runDisputesVerdictNames[Number(index)] ?? 'None'),
})

/** Disputes a result and puts the bond of the terms at stake. Throws ethers' CALL_EXCEPTION outside of the window. */
export async function openDispute(
  signer: Signer,
  deployment: Deployment,
  { runId, evidenceDigest }: { runId: bigint; evidenceDigest: Hex },
): Promise<{ readonly receipt: TransactionReceipt; readonly bond: bigint }> {
  const { disputeBond } = await readTerms(providerOf(signer), deployment)
  const call = { contract: 'runs', method: 'dispute', args: [runId, evidenceDigest], value: disputeBond } as const
  return { receipt: await sendCall(signer, deployment, call), bond: disputeBond }
}

/** Votes as a juror for what was found. */
export async function voteInDispute(
  signer: Signer,
  deployment: Deployment,
  { runId, finding }: { runId: bigint; finding: Finding },
): Promise<TransactionReceipt> {
  return sendCall(signer, deployment, { contract: 'runs', method: 'castVerdict', args: [runId, finding] })
}

/** Ends a dispute that the jury did not decide in time. */
export async function closeDispute(signer: Signer, deployment: Deployment, runId: bigint): Promise<TransactionReceipt> {
  return sendCall(signer, deployment, { contract: 'runs', method: 'closeDispute', args: [runId] })
}

/** Reads a run's dispute. */
export async function readDispute(provider: Provider, deployment: Deployment, runId: bigint): Promise<DisputeRecord> {
  const dispute = await readContract(provider, deployment, { contract: 'runs', method: 'disputeOf', args: [runId] })
  const { challenger, bond, threshold, bitExact, verdict } = disputeSchema.parse(Object(dispute[0]).toObject())
  return { challenger, bond, threshold, bitExact, verdict }
}
