const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const absolute = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

const steps = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** `in 3 days`, `5 minutes ago`; both arguments in Unix seconds. */
export function formatRelative(at: number, now: number): string {
  const distance = at - now
  const [unit, seconds] = steps.find(([, size]) => Math.abs(distance) >= size) ?? (['second', 1] as const)
  return relative.format(Math.round(distance / seconds), unit)
}

/** `21 Nov 2026, 23:05 UTC`. */
export function formatMoment(at: number): string {
  return `${absolute.format(at * 1000)} UTC`
}
