import { expect, test } from 'vitest'
import { durationSchema, formatDuration, parseDuration } from './duration.ts'

test.each([
  ['1 second', 1],
  ['90 seconds', 90],
  ['30 minutes', 1800],
  ['12 hours', 43_200],
  ['7 days', 604_800],
  ['1 week', 604_800],
])('%s is %i seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds)
})

test.each(['', '7', '7days', '-1 day', '0 days', '1.5 days', '1 month', ' 1 day', '1 day ', '99999999 days'])(
  'refuses %j',
  (text) => {
    expect(durationSchema.safeParse(text).success).toBe(false)
  },
)

test.each([
  [0, '0 seconds'],
  [1, '1 second'],
  [61, '61 seconds'],
  [120, '2 minutes'],
  [3600, '1 hour'],
  [604_800n, '7 days'],
])('%s seconds read %s', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text)
})
