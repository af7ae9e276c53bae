import { modelGovernorAbi, type TierName, tierNames } from '@althing/proposals'
import type { Reader } from './useReader.ts'

/** What a proposal of a tier that is made now needs, in ten-thousandths. */
export type Requirement = { quorum: number; approval: number }

export async function readRequirement({ client, deployment }: Reader, tier: TierName): Promise<Requirement> {
  const governor = { address: deployment.contracts.governor, abi: modelGovernorAbi } as const
  const [quorum, [, quorumBps, approvalBps]] = await Promise.all([
    client.readContract({ ...governor, functionName: 'quorumNumerator' }),
    client.readContract({ ...governor, functionName: 'tierRequirement', args: [tierNames.indexOf(tier)] }),
  ])
  return { quorum: Math.max(Number(quorum), quorumBps), approval: Math.max(5_000, approvalBps) }
}
