import { modelGovernorAbi } from '@althing/proposals'
import { expect, test } from 'vitest'
import { readCall } from './preparedCall.ts'

test('a call is shown as its bytes decode, integers in full', () => {
  const { signature, args, data } = readCall({
    title: 'Vote',
    contract: 'governor',
    to: '0x0000000000000000000000000000000000000001',
    abi: modelGovernorAbi,
    functionName: 'castVoteWithReason',
    args: [2n ** 255n, 1, 'so'],
  })

  expect(signature).toBe('castVoteWithReason(uint256, uint8, string)')
  expect(args).toEqual([
    ['proposalId', String(2n ** 255n)],
    ['support', '1'],
    ['reason', 'so'],
  ])
  expect(data.startsWith('0x7b3c71d3')).toBe(true)
})
