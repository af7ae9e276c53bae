import type { Finality } from './chain/finality.ts'

/** Values of settings out of their text: each throws where the text is not allowed, and the reader names the variable. */
export function finalityOf(text: string): Finality {
  if (text === 'finalized' || text === 'safe') return { tag: text }
  const depth = /^depth:(\d{1,6})$/.exec(text)?.[1]
  if (depth === undefined) throw new RangeError(text)
  return { depth: Number(depth) }
}

export function quorumOf(text: string, endpoints: number): number {
  return integerOf(text, Math.floor(endpoints / 2) + 1, endpoints)
}

export function integerOf(text: string, least: number, most: number): number {
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > most) throw new RangeError(text)
  return value
}

export function sizeOf(text: string): number {
  const [, number, unit] = /^(\d+)(MiB|GiB|TiB)$/.exec(text) ?? []
  const exponent = { MiB: 20, GiB: 30, TiB: 40 }[unit ?? '']
  if (number === undefined || exponent === undefined || Number(number) < 1) throw new RangeError(text)
  return Number(number) * 2 ** exponent
}

export function urlOf(text: string, protocols: readonly string[]): string {
  if (!protocols.includes(new URL(text).protocol)) throw new RangeError(text)
  return text
}

export function originOf(text: string): string {
  if (new URL(text).origin !== text) throw new RangeError(text)
  return text
}

export function listOf(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

export function oneOf<const T extends string>(text: string, allowed: readonly T[]): T {
  const match = allowed.find((value) => value === text)
  if (match === undefined) throw new RangeError(text)
  return match
}

export function positive(value: bigint): bigint {
  if (value <= 0n) throw new RangeError('not positive')
  return value
}

export function textOf(text: string): string {
  return text
}

/** At least one of something. */
export function some<T>(list: readonly T[]): readonly T[] {
  if (list.length === 0) throw new RangeError('an empty list')
  return list
}
