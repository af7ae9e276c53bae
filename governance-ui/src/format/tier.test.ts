import { expect, test } from 'vitest'
import { strictestTier, tierOfNumber } from './tier.ts'

test('a batch takes the strictest of its tiers', () => {
  expect(strictestTier(['Routine', 'Model', 'Routine'])).toBe('Model')
  expect(strictestTier(['Constitutional', 'Routine'])).toBe('Constitutional')
  expect(strictestTier([])).toBe('Routine')
})

test('a tier that is not known is the strictest', () => {
  expect([0, 1, 2, 3].map(tierOfNumber)).toEqual(['Routine', 'Model', 'Constitutional', 'Constitutional'])
})
