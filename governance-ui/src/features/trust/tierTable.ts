import { contractAt, type Deployment, modelGovernorAbi, type TierName, tierNames, tierRules } from '@althing/proposals'
import type { Hex } from 'viem'
import { readRequirement, type Requirement } from '../../chain/readRequirement.ts'
import type { Reader } from '../../chain/useReader.ts'
import { tierOfNumber } from '../../format/tier.ts'

/** What each tier needs and which calls it takes; constitutional is everything that is named in no other. */
export type TierTable = readonly { tier: TierName; requirement: Requirement; calls: readonly string[] }[]

export async function readTierTable(reader: Reader): Promise<TierTable> {
  const { client, deployment } = reader
  const [logs, ...requirements] = await Promise.all([
    client.getContractEvents({
      address: deployment.contracts.governor,
      abi: modelGovernorAbi,
      eventName: 'TierRuleSet',
      fromBlock: BigInt(deployment.blockNumber),
      toBlock: 'latest',
    }),
    ...tierNames.map((tier) => readRequirement(reader, tier)),
  ])
  const rules = new Map<string, TierName>()
  for (const { args } of logs) {
    const { target = '0x', selector = '0x', tier = 2 } = args
    rules.set(nameOf(deployment, target, selector), tierOfNumber(tier))
  }
  return tierNames.flatMap((tier, index) => {
    const requirement = requirements[index]
    const calls = [...rules]
      .filter(([, itsTier]) => itsTier === tier && tier !== 'Constitutional')
      .map(([name]) => name)
    return requirement === undefined ? [] : [{ tier, requirement, calls }]
  })
}

/** `datasets.approve`, or the bare target and selector where they are none that we know. */
function nameOf(deployment: Deployment, target: Hex, selector: Hex): string {
  const contract = contractAt(deployment, target)
  const rule = tierRules().find((one) => one.contract === contract && one.selector === selector)
  return rule === undefined ? `${target} ${selector}` : `${rule.contract}.${rule.method}`
}
