import type { ProposalState } from '@althing/proposals'
import { expect, test } from 'vitest'
import { cancelRightOf } from './cancelRight.ts'

const proposer = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
const other = '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC'
const right = (state: ProposalState, account: string | undefined, belowThreshold = false) =>
  cancelRightOf({ state, proposer, belowThreshold }, account)

test('the proposer may take it back until voting begins', () => {
  expect(right('pending', proposer.toLowerCase())).toBe('own')
  expect(right('active', proposer)).toBe(null)
  expect(right('pending', other)).toBe(null)
})

test('anyone may cancel while it is voted on and its proposer has too few votes', () => {
  expect(right('pending', other, true)).toBe('lapsed')
  expect(right('active', undefined, true)).toBe('lapsed')
  expect(right('succeeded', proposer, true)).toBe(null)
  expect(right('queued', other, true)).toBe(null)
})
