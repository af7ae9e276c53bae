import { type CouncilActFile, type MemberSignature } from '@althing/proposals'
import { expect, test } from 'vitest'
import { mergeActs } from './mergeActs.ts'

const member = (digits: string) => `0x${digits.repeat(20)}` as const
const fileOf = (reason: string, ...signatures: MemberSignature[]): CouncilActFile => ({
  format: 'council-act/1',
  chainId: 31_337,
  council: member('cc'),
  act: { type: 'endPause', subject: `0x${'11'.repeat(32)}`, reason, nonce: '0', deadline: '9' },
  signatures,
})
const gunnar = { member: member('aa'), signature: '0x01' } as const
const hilda = { member: member('bb'), signature: '0x02' } as const

test('signatures of the same act are gathered, and one that is here is not overwritten', () => {
  const opened = fileOf('So.', hilda, { ...gunnar, signature: '0xff' })

  const { signatures } = mergeActs(fileOf('So.', gunnar), opened)

  expect(new Set(signatures)).toEqual(new Set([gunnar, hilda]))
})

test('another act takes the place of the one that is here', () => {
  const opened = fileOf('Otherwise.', hilda)

  expect(mergeActs(fileOf('So.', gunnar), opened)).toEqual(opened)
  expect(mergeActs(undefined, opened)).toEqual(opened)
})
