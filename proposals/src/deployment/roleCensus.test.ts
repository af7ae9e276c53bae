import { describe, expect, it } from 'vitest'
import { asHex } from '../hex.ts'
import { expectedRoles, foldRoles, formatHolding, roleCensus, type RoleEvent, timelockRoles } from './roleCensus.ts'

const address = (digit: string) => asHex(`0x${digit.repeat(40)}`)
const [governor, timelock, deployer, mallory] = [address('1'), address('2'), address('3'), address('4')]

const deployment = { contracts: { governor, timelock } }

const granted = (role: string, account: string): RoleEvent => ({ kind: 'granted', role, account })
const revoked = (role: string, account: string): RoleEvent => ({ kind: 'revoked', role, account })

const { DEFAULT_ADMIN, PROPOSER, CANCELLER, EXECUTOR } = timelockRoles

/** What the timelock emits in a right deployment. */
const history = [
  granted(DEFAULT_ADMIN, timelock),
  granted(DEFAULT_ADMIN, deployer),
  granted(PROPOSER, governor),
  granted(CANCELLER, governor),
  granted(EXECUTOR, governor),
  revoked(DEFAULT_ADMIN, deployer),
]

describe('roleCensus', () => {
  it('finds nothing to complain of in a right deployment', () => {
    expect(roleCensus(deployment, history)).toEqual({ missing: [], unexpected: [] })
    expect(foldRoles(history)).toHaveLength(expectedRoles(deployment).length)
  })

  it('finds a deployer that kept its role', () => {
    expect(roleCensus(deployment, history.slice(0, -1)).unexpected).toEqual([
      { role: DEFAULT_ADMIN, account: deployer },
    ])
  })

  it('finds a role that was given later, and one that was taken', () => {
    const later = [...history, granted(EXECUTOR, mallory), revoked(CANCELLER, governor)]

    expect(roleCensus(deployment, later)).toEqual({
      missing: [{ role: CANCELLER, account: governor }],
      unexpected: [{ role: EXECUTOR, account: mallory }],
    })
  })

  it('compares addresses without regard to their case', () => {
    const lower = history.map((event) => ({ ...event, account: event.account.toUpperCase().replace('0X', '0x') }))

    expect(roleCensus(deployment, lower)).toEqual({ missing: [], unexpected: [] })
  })

  it('names roles for people, and unknown ones by their hash', () => {
    expect(formatHolding({ role: PROPOSER, account: 'x' })).toBe('PROPOSER of x')
    expect(formatHolding({ role: '0xab', account: 'x' })).toBe('0xab of x')
  })
})
