import { formatUnits } from 'viem'

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 2 })

/** Token units for reading: grouped, at most two decimals; tiny amounts are said to be tiny, not zero. */
export function formatVotes(units: bigint, decimals = 18): string {
  const text = formatUnits(units, decimals)
  const value = Number(text)
  if (units > 0n && value < 0.01) return '< 0.01'
  return grouped.format(value)
}

/** Share of `part` in `whole` as a fraction from 0 to 1, without losing bigint precision first. */
export function shareOf(part: bigint, whole: bigint): number {
  return whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 1_000_000
}

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })

export function formatShare(fraction: number): string {
  return percent.format(fraction)
}

const exactPercent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 2 })

/** Ten-thousandths as a percentage: `66.67%`. */
export function formatBasisPoints(basisPoints: number): string {
  return exactPercent.format(basisPoints / 10_000)
}

/** A count with its noun: `1 vote`, `3 votes`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${grouped.format(count)} ${count === 1 ? one : many}`
}
