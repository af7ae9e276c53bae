import { id } from 'ethers/hash'
import type { Deployment } from './deployment.ts'

/** One `RoleGranted` or `RoleRevoked` of the timelock, in the order of the chain. */
export interface RoleEvent {
  readonly kind: 'granted' | 'revoked'
  readonly role: string
  readonly account: string
}

/** A role of the timelock and who holds it. */
export interface RoleHolding {
  readonly role: string
  readonly account: string
}

/** The two contracts that a census is about. */
export interface GovernedTimelock {
  readonly contracts: Pick<Deployment['contracts'], 'governor' | 'timelock'>
}

/** Roles of OpenZeppelin's TimelockController, by the name that people use. */
export const timelockRoles = {
  DEFAULT_ADMIN: `0x${'00'.repeat(32)}`,
  PROPOSER: id('PROPOSER_ROLE'),
  CANCELLER: id('CANCELLER_ROLE'),
  EXECUTOR: id('EXECUTOR_ROLE'),
} as const

/** Who holds which role after `events`. */
export function foldRoles(events: readonly RoleEvent[]): RoleHolding[] {
  const holdings = new Map<string, RoleHolding>()
  for (const { kind, role, account } of events) {
    const key = keyOf({ role, account })
    if (kind === 'granted') holdings.set(key, { role, account })
    else holdings.delete(key)
  }
  return [...holdings.values()]
}

/** The only holdings under which nothing but a vote moves the timelock: the governor's three, and itself as admin. */
export function expectedRoles({ contracts }: GovernedTimelock): RoleHolding[] {
  return [
    { role: timelockRoles.DEFAULT_ADMIN, account: contracts.timelock },
    { role: timelockRoles.PROPOSER, account: contracts.governor },
    { role: timelockRoles.CANCELLER, account: contracts.governor },
    { role: timelockRoles.EXECUTOR, account: contracts.governor },
  ]
}

/** What differs from {@link expectedRoles}: accounts that should hold a role and do not, and the other way round. */
export function roleCensus(
  deployment: GovernedTimelock,
  events: readonly RoleEvent[],
): { readonly missing: RoleHolding[]; readonly unexpected: RoleHolding[] } {
  const expected = expectedRoles(deployment)
  const found = foldRoles(events)
  const expectedKeys = new Set(expected.map(keyOf))
  const foundKeys = new Set(found.map(keyOf))

  return {
    missing: expected.filter((holding) => !foundKeys.has(keyOf(holding))),
    unexpected: found.filter((holding) => !expectedKeys.has(keyOf(holding))),
  }
}

/** `PROPOSER of 0x…`, for messages; a role of an unknown kind by its hash. */
export function formatHolding({ role, account }: RoleHolding): string {
  const name = Object.entries(timelockRoles).find(([, hash]) => hash === role)?.[0]

  return `${name ?? role} of ${account}`
}

function keyOf({ role, account }: RoleHolding): string {
  return `${role}:${account}`.toLowerCase()
}
