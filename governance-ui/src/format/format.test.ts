import { expect, test } from 'vitest'
import { formatCount, formatShare, formatVotes, shareOf } from './amount.ts'
import { formatBytes } from './bytes.ts'
import { formatMetric, formatMetricChange } from './metric.ts'
import { formatMoment, formatRelative } from './time.ts'

test('votes are grouped, and a tiny amount is not shown as nothing', () => {
  expect(formatVotes(400_000n * 10n ** 18n)).toBe('400,000')
  expect(formatVotes(1n)).toBe('< 0.01')
  expect(formatVotes(0n)).toBe('0')
})

test('a share keeps the precision of whole numbers far above 2^53', () => {
  const whole = 10n ** 40n

  expect(shareOf(whole / 3n, whole)).toBe(0.333_333)
  expect(shareOf(1n, 0n)).toBe(0)
  expect(formatShare(0.0415)).toBe('4.2%')
})

test('a count carries its noun', () => {
  expect([formatCount(1, 'file'), formatCount(1_200, 'file')]).toEqual(['1 file', '1,200 files'])
})

test('bytes are given in binary units', () => {
  expect([0, 1023, 1024, 1_572_864, 3 * 2 ** 40].map(formatBytes)).toEqual([
    '0 B',
    '1023 B',
    '1 KiB',
    '1.5 MiB',
    '3 TiB',
  ])
})

test('metrics are millionths of their unit', () => {
  expect(formatMetric('accuracy', 850_400)).toBe('85.0 %')
  expect(formatMetric('bits_per_byte', 1_234_567)).toBe('1.2346')
  expect(formatMetricChange('accuracy', -10_000)).toBe('−1.0 points')
  expect(formatMetricChange('accuracy', 0)).toBe('±0.0 points')
})

test('times are near for reading and exact on demand', () => {
  expect(formatRelative(1_000 + 3 * 86_400, 1_000)).toBe('in 3 days')
  expect(formatRelative(1_000, 1_300)).toBe('5 minutes ago')
  expect(formatRelative(1_000, 1_000)).toBe('now')
  expect(formatMoment(1_795_305_600)).toBe('22 Nov 2026, 00:00 UTC')
})
