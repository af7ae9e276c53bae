import { parseUnits } from 'ethers'
import { z } from 'zod'

const unitSeconds = { second: 1, minute: 60, hour: 3600, day: 86_400, week: 604_800 } as const

const aDuration = 'a duration such as "30 seconds", "10 minutes", "2 days" or "1 week"'
const aSpan = 'a duration such as "2 days", or a number of blocks such as "3 blocks"'
const aShare = 'a share such as "4 %" or "0.5 %", at most 100 %'
const anAmount = 'an amount of whole tokens such as "400000" or "0.5"'

/** A time as the clock of a governor counts it: so many blocks, or so many seconds. */
export type Span = { readonly blocks: number } | { readonly seconds: number }

/** `"2 days"` → its seconds. */
export const durationSchema = z
  .string({ error: aDuration })
  .regex(/^[1-9]\d{0,6} (?:second|minute|hour|day|week)s?$/, { error: aDuration })
  .transform(secondsOf)

/** `"2 days"` or `"3 blocks"`. */
export const spanSchema = z
  .string({ error: aSpan })
  .regex(/^[1-9]\d{0,6} (?:block|second|minute|hour|day|week)s?$/, { error: aSpan })
  .transform((text): Span => {
    return /blocks?$/.test(text) ? { blocks: Number.parseInt(text, 10) } : { seconds: secondsOf(text) }
  })

/** `"4 %"` → ten-thousandths. */
export const shareSchema = z
  .string({ error: aShare })
  .regex(/^\d{1,3}(?:\.\d{1,2})? ?%$/, { error: aShare })
  .transform((text) => Math.round(Number.parseFloat(text) * 100))
  .refine((bps) => bps <= 10_000, { error: aShare })

/** `"0.5"` whole tokens → the token's smallest unit (18 decimals). */
export const amountSchema = z
  .string({ error: anAmount })
  .regex(/^\d{1,12}(?:\.\d{1,18})?$/, { error: anAmount })
  .transform((text) => parseUnits(text, 18))

/** Clock units of a span; a wait is never rounded down. */
export function clockUnitsOf(span: Span, clock: { readonly secondsPerUnit: number }): number {
  return 'blocks' in span ? span.blocks : Math.ceil(span.seconds / clock.secondsPerUnit)
}

function secondsOf(text: string): number {
  const [count = '', unit = ''] = text.split(' ')
  const seconds = Object.entries(unitSeconds).find(([name]) => name === unit.replace(/s$/, ''))?.[1]

  return Number(count) * (seconds ?? 0)
}
