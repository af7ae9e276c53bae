import { parseDuration } from '@althing/proposals'
import { parseUnits } from 'ethers'
import { z } from 'zod'

const aDuration = 'a duration such as "30 seconds", "10 minutes", "2 days" or "1 week"'
const aSpan = 'a duration such as "2 days", or a number of blocks such as "3 blocks"'
const aShare = 'a share such as "4 %" or "0.5 %", at most 100 %'
const anAmount = 'an amount of whole tokens such as "400000" or "0.5"'

/** A time as the clock of a governor counts it: so many blocks, or so many seconds. */
export type Span = { readonly blocks: number } | { readonly seconds: number }

/** `"2 days"` → its seconds. */
export const durationSchema = durationUpTo(Number.MAX_SAFE_INTEGER, aDuration)

/** `"2 days"` → its seconds, `greatest` at most. */
export function durationUpTo(greatest: number, allowed: string) {
  return durationWithin(0, greatest, allowed)
}

/** The same, `least` or more. The rule is about the text, so that errors show what was written. */
export function durationWithin(least: number, greatest: number, allowed: string) {
  return z
    .string({ error: aDuration })
    .regex(/^[1-9]\d{0,6} (?:second|minute|hour|day|week)s?$/, { error: aDuration, abort: true })
    .refine((text) => parseDuration(text) >= least && parseDuration(text) <= greatest, { error: allowed })
    .transform(parseDuration)
}

/** `"2 days"` or `"3 blocks"`. */
export const spanSchema = z
  .string({ error: aSpan })
  .regex(/^[1-9]\d{0,6} (?:block|second|minute|hour|day|week)s?$/, { error: aSpan })
  .transform((text): Span => {
    return /blocks?$/.test(text) ? { blocks: Number.parseInt(text, 10) } : { seconds: parseDuration(text) }
  })

/** `"4 %"` → ten-thousandths. */
export const shareSchema = shareWithin(0, 10_000, aShare)

/** `"4 %"` → ten-thousandths, `least` to `greatest`. */
export function shareWithin(least: number, greatest: number, allowed: string) {
  return z
    .string({ error: aShare })
    .regex(/^\d{1,3}(?:\.\d{1,2})? ?%$/, { error: aShare, abort: true })
    .refine((text) => bpsOf(text) >= least && bpsOf(text) <= greatest, { error: allowed })
    .transform(bpsOf)
}

/** `"0.5"` whole tokens → the token's smallest unit (18 decimals). */
export const amountSchema = z
  .string({ error: anAmount })
  .regex(/^\d{1,12}(?:\.\d{1,18})?$/, { error: anAmount, abort: true })
  .transform(unitsOf)

/** The same, of something: zero is refused. */
export const positiveAmountSchema = z
  .string({ error: anAmount })
  .regex(/^\d{1,12}(?:\.\d{1,18})?$/, { error: anAmount, abort: true })
  .refine((text) => unitsOf(text) > 0n, { error: `${anAmount}, more than 0` })
  .transform(unitsOf)

/** An amount of at most so many of the smallest unit; `allowed` says so in words. */
export function amountUpTo(greatest: bigint, allowed: string) {
  return amountWithin(0n, greatest, allowed)
}

/** The same, `least` or more. */
export function amountWithin(least: bigint, greatest: bigint, allowed: string) {
  return z
    .string({ error: allowed })
    .regex(/^\d{1,12}(?:\.\d{1,18})?$/, { error: allowed, abort: true })
    .refine((text) => unitsOf(text) >= least && unitsOf(text) <= greatest, { error: allowed })
    .transform(unitsOf)
}

/** Clock units of a span; a wait is never rounded down. */
export function clockUnitsOf(span: Span, clock: { readonly secondsPerUnit: number }): number {
  return 'blocks' in span ? span.blocks : Math.ceil(span.seconds / clock.secondsPerUnit)
}

function bpsOf(text: string): number {
  return Math.round(Number.parseFloat(text) * 100)
}

function unitsOf(text: string): bigint {
  return parseUnits(text, 18)
}
