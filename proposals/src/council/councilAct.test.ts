import { expect, test } from 'vitest'
import { testDeployment } from '../testing/deployment.ts'
import { actTypedData, councilActFileSchema, newActFile, subjectOf, withSignature } from './councilAct.ts'

const word = (digits: string) => `0x${digits.repeat(32)}` as const
const member = (digits: string) => `0x${digits.repeat(20)}` as const
const { governor } = testDeployment.contracts
const common = { reason: 'It is a trap.', nonce: '0', deadline: '9' }
const veto = { type: 'veto', governor, proposalId: '255', ...common } as const
const domain = { name: 'AuditCouncil', chainId: 31_337, verifyingContract: testDeployment.contracts.council }

test('a signature takes the place of the same member’s, and all stand in the order of their hashes', () => {
  const first = withSignature(newActFile(testDeployment, veto), { member: member('bb'), signature: '0x02' })
  const second = withSignature(first, { member: member('aa'), signature: '0x01' })
  const again = withSignature(second, { member: member('AA'), signature: '0x03' })

  const orders = [second, again].map(({ signatures }) => signatures.map((one) => one.signature))
  expect(orders).toEqual([
    ['0x01', '0x02'],
    ['0x03', '0x02'],
  ])
})

test('acts are counted by the proposal or by what is paused', () => {
  expect(subjectOf(veto)).toBe(`0x${'0'.repeat(62)}ff`)
  expect(subjectOf({ type: 'endPause', subject: word('ab') })).toBe(word('ab'))
})

test.each([
  [veto, 'Veto'],
  [{ type: 'pause', governor, subject: word('ab'), duration: '60', ...common } as const, 'Pause'],
  [{ type: 'endPause', subject: word('ab'), ...common } as const, 'EndPause'],
])('%o is signed as a message of its own type, and its file can be read back', (act, primaryType) => {
  expect(actTypedData(domain, act).primaryType).toBe(primaryType)
  expect(councilActFileSchema.parse(newActFile(testDeployment, act))).toMatchObject({ act, signatures: [] })
})
