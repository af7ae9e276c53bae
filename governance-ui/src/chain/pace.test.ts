import { expect, test } from 'vitest'
import { paceOf, paceSamples } from './pace.ts'

test('reads the head and five blocks behind it, none before the first', () => {
  expect(paceSamples(100)).toEqual([100, 90, 80, 70, 60, 50])
  expect(paceSamples(23)).toEqual([23, 13, 3])
  expect(paceSamples(4)).toEqual([4])
})

test('is the seconds a block takes', () => {
  expect(paceOf([1120, 1000, 880, 760, 640, 520])).toBe(12)
})

test('one leap of the clock changes nothing', () => {
  expect(paceOf([5050, 5040, 5030, 1020, 1010, 1000])).toBe(1)
})

test('a chain too short to measure counts a second a block', () => {
  expect(paceOf([1000])).toBe(1)
})

test('stays within a tenth of a second and a minute', () => {
  expect(paceOf([1000, 1000, 1000])).toBe(0.1)
  expect(paceOf([9000, 6000, 3000])).toBe(60)
})
