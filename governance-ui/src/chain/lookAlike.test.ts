import { expect, test } from 'vitest'
import { lookAlikeOf } from './lookAlike.ts'

const astrid = { address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8', name: 'Astrid' }

test('an address with the same ends as a known one is flagged', () => {
  const poisoned = `0x7099${'0'.repeat(32)}79c8`

  expect(lookAlikeOf(poisoned, [astrid])).toEqual(astrid)
})

test('the known address itself is not flagged, in any case of its letters', () => {
  expect(lookAlikeOf(astrid.address.toLowerCase(), [astrid])).toBeNull()
})

test('an address with other ends is not flagged', () => {
  expect(lookAlikeOf(`0x7099${'0'.repeat(36)}`, [astrid])).toBeNull()
})
