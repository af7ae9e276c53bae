import {
  reportTypedData,
  reviewPanelAbi,
  reviewPanelVerdictNames,
  type SignedReport,
  type TypedData,
} from '@althing/proposals'
import type { Address, Hex } from 'viem'
import { readSigningDomain } from '../../chain/readSigningDomain.ts'
import type { Reader } from '../../chain/useReader.ts'
import type { Report } from './reviewQueries.ts'

/** Seconds for which a signed report may be brought to the chain. */
const validity = 7n * 86_400n

type Finding = { subject: Hex; verdict: Report['verdict']; digest: Hex; uri: string; reviewer: Address }

/** What a reviewer signs: the finding with the nonce that is due, for this panel on this chain. */
export async function prepareReport(
  reader: Reader,
  { subject, verdict, digest, uri, reviewer }: Finding,
): Promise<TypedData<SignedReport>> {
  const { client, deployment } = reader
  const panel = { address: deployment.contracts.reviews, abi: reviewPanelAbi } as const
  const [domain, nonce, { timestamp }] = await Promise.all([
    readSigningDomain(reader, 'reviews'),
    client.readContract({ ...panel, functionName: 'nonce', args: [subject, reviewer] }),
    client.getBlock(),
  ])
  const deadline = timestamp + validity
  return reportTypedData(domain, { subject, verdict: numberOf(verdict), digest, uri, reviewer, nonce, deadline })
}

const numbers = [0, 1, 2] as const satisfies { length: typeof reviewPanelVerdictNames.length }

/** Number of a verdict on chain. */
function numberOf(verdict: Report['verdict']): SignedReport['verdict'] {
  return numbers.find((number) => reviewPanelVerdictNames[number] === verdict) ?? 2
}
