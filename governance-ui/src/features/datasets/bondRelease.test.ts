import { expect, test } from 'vitest'
import { bondReleaseOf } from './bondRelease.ts'

const releaseOf = (status: Parameters<typeof bondReleaseOf>[0]['status']) =>
  bondReleaseOf({ status, submittedAt: 1_000 }, 600)

test('a bond stays while nobody has decided', () => {
  expect(releaseOf('submitted')).toBe(null)
})

test.each(['approved', 'deprecated', 'revoked'] as const)('of what was approved, now %s, it goes back', (status) => {
  expect(releaseOf(status)).toEqual({ to: 'depositor', from: 0 })
})

test('of what was rejected it goes to the treasury', () => {
  expect(releaseOf('rejected')).toEqual({ to: 'treasury', from: 0 })
})

test('of what was taken back it stays for the lock', () => {
  expect(releaseOf('withdrawn')).toEqual({ to: 'depositor', from: 1_600 })
})
