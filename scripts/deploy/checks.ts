import { type ContractName, type Deployment, formatHolding, roleCensus, tierNames, tierRules } from '@althing/proposals'
import { readContract, readRoleEvents, readTierRules } from './chain.ts'
import { DeployError } from './deployError.ts'
import type { RpcRequest } from './rpc.ts'

/** Which view of which contract must answer which address. */
const wiring: readonly (readonly [ContractName, string, ContractName])[] = [
  ['token', 'timelock', 'timelock'],
  ['governor', 'token', 'token'],
  ['governor', 'timelock', 'timelock'],
  ['governor', 'proposalGuardian', 'council'],
  ['council', 'timelock', 'timelock'],
  ['reviews', 'timelock', 'timelock'],
  ['reviews', 'governor', 'governor'],
  ['streams', 'timelock', 'timelock'],
  ['streams', 'governor', 'governor'],
  ['datasets', 'timelock', 'timelock'],
  ['datasets', 'governor', 'governor'],
  ['datasets', 'reviews', 'reviews'],
  ['models', 'timelock', 'timelock'],
  ['models', 'governor', 'governor'],
  ['models', 'datasets', 'datasets'],
  ['models', 'reviews', 'reviews'],
  ['models', 'cards', 'cards'],
  ['models', 'trainingRuns', 'runs'],
  ['runs', 'timelock', 'timelock'],
  ['runs', 'governor', 'governor'],
  ['runs', 'models', 'models'],
  ['runs', 'reviews', 'reviews'],
  ['runs', 'pauses', 'council'],
  ['runs', 'budget', 'streams'],
  ['vault', 'timelock', 'timelock'],
  ['vault', 'governor', 'governor'],
  ['vault', 'datasets', 'datasets'],
  ['vault', 'models', 'models'],
  ['vault', 'council', 'council'],
  ['licenses', 'timelock', 'timelock'],
  ['licenses', 'governor', 'governor'],
  ['licenses', 'models', 'models'],
  ['licenses', 'vault', 'vault'],
]

/**
 * Counts who holds the timelock's roles, from its first event on.
 * @throws DeployError naming every holding that is missing or should not be.
 */
export async function requireRoles(rpc: RpcRequest, deployment: Deployment): Promise<void> {
  const events = await readRoleEvents(rpc, deployment.contracts.timelock, deployment.blockNumber)
  const { missing, unexpected } = roleCensus(deployment, events)
  if (missing.length === 0 && unexpected.length === 0) return

  throw new DeployError(
    [
      'The roles of the timelock are not those of a DAO; do not use this deployment.',
      ...missing.map((holding) => `  missing: ${formatHolding(holding)}`),
      ...unexpected.map((holding) => `  unexpected: ${formatHolding(holding)}`),
    ].join('\n'),
  )
}

/**
 * Holds the governor's table of tiers against the one that drafts are shown with: no call may take less agreement.
 * @throws DeployError naming every rule that is missing, other or too many.
 */
export async function requireTiers(rpc: RpcRequest, { contracts, blockNumber }: Deployment): Promise<void> {
  const found = new Map<string, string>()
  for (const { target, selector, tier } of await readTierRules(rpc, contracts.governor, blockNumber)) {
    found.set(`${target}${selector}`, formatRule(target, selector, tierNames[Number(tier)] ?? String(tier)))
  }
  const expected = tierRules().map(({ contract, selector, tier }) => formatRule(contracts[contract], selector, tier))
  const missing = expected.filter((rule) => ![...found.values()].includes(rule))
  const unexpected = [...found.values()].filter((rule) => !expected.includes(rule))
  if (missing.length === 0 && unexpected.length === 0) return

  throw new DeployError(
    [
      'The governor’s tiers are not those of the kernel; do not use this deployment.',
      ...missing.map((rule) => `  missing: ${rule}`),
      ...unexpected.map((rule) => `  unexpected: ${rule}`),
    ].join('\n'),
  )
}

/** Asks every contract for the others it acts with. @throws DeployError naming each answer that is another. */
export async function requireWiring(rpc: RpcRequest, { contracts }: Deployment): Promise<void> {
  const answers = await Promise.all(
    wiring.map(async ([name, view, other]) => {
      const found = String(await readContract(rpc, { name, address: contracts[name] }, view))
      return { name, view, found, expected: contracts[other] }
    }),
  )
  const wrong = answers.filter(({ found, expected }) => found.toLowerCase() !== expected.toLowerCase())
  if (wrong.length === 0) return

  const lines = wrong.map(({ name, view, found, expected }) => `  ${name}.${view}(): found ${found}, not ${expected}`)
  throw new DeployError(['The contracts do not belong together.', ...lines].join('\n'))
}

function formatRule(target: string, selector: string, tier: string): string {
  return `${target.toLowerCase()} ${selector} ${tier}`
}
