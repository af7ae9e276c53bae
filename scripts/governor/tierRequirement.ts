import { type Deployment, type TierName, tierNames } from '@althing/proposals'
import type { Provider } from 'ethers'
import { z } from 'zod'
import { readContract, readInteger } from './contractCalls.ts'

/** How much agreement a proposal of a tier takes that is made now, in ten-thousandths. */
export interface TierRequirement {
  readonly tier: TierName
  /** Votes for and abstaining, of the supply. */
  readonly quorumBps: number
  /** Votes for, of those for and against; more than half always. */
  readonly approvalBps: number
}

const halfBps = 5_000
const requirementSchema = z.looseObject({
  quorumBps: z.bigint().transform(Number),
  approvalBps: z.bigint().transform(Number),
})

/** Reads what the governor asks of a tier: what a routine proposal needs at least, and what the tier adds. */
export async function readTierRequirement(
  provider: Provider,
  deployment: Deployment,
  tier: TierName,
): Promise<TierRequirement> {
  const ask = { contract: 'governor', method: 'tierRequirement', args: [tierNames.indexOf(tier)] } as const
  const numerator = { contract: 'governor', method: 'quorumNumerator()', args: [] } as const
  const [answer, usual] = await Promise.all([
    readContract(provider, deployment, ask),
    readInteger(provider, deployment, numerator),
  ])
  const { quorumBps, approvalBps } = requirementSchema.parse(Object(answer).toObject())
  return {
    tier,
    quorumBps: Math.max(quorumBps, Number(usual)),
    approvalBps: Math.max(approvalBps, halfBps),
  }
}

/** A share of the votes for and against, for people. */
export function formatApproval(approvalBps: number): string {
  return approvalBps <= halfBps ? 'more for than against' : `${approvalBps / 100} % for, of those for and against`
}
