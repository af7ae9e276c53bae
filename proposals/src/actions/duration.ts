import { z } from 'zod'

const unitSeconds = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 } as const
const allowed = 'a duration such as "90 seconds", "30 minutes", "12 hours", "7 days" or "1 week"'

/** A duration as people write it, kept as written; {@link parseDuration} gives its seconds. */
export const durationSchema = z
  .string({ error: allowed })
  .regex(/^[1-9]\d{0,6} (?:second|minute|hour|day|week)s?$/, { error: allowed })

/** Seconds of `"7 days"`. Throws RangeError on anything that {@link durationSchema} refuses. */
export function parseDuration(text: string): number {
  const [count = '', unit = ''] = durationSchema.parse(text).split(' ')
  const name = unit.replace(/s$/, '')
  const seconds = Object.entries(unitSeconds).find(([key]) => key === name)?.[1]
  if (seconds === undefined) throw new RangeError(`${text} is not ${allowed}`)
  return Number(count) * seconds
}

/** `604800` → `7 days`: the greatest unit that divides it. */
export function formatDuration(seconds: number | bigint): string {
  const total = BigInt(seconds)
  const units = [
    ['day', 86_400n],
    ['hour', 3600n],
    ['minute', 60n],
    ['second', 1n],
  ] as const
  const [name, size] = units.find(([, length]) => total !== 0n && total % length === 0n) ?? (['second', 1n] as const)
  const count = total / size
  return `${count} ${name}${count === 1n ? '' : 's'}`
}
