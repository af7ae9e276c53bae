// The package has no types; a reference carries ours into every package that reads this source.
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./spdx.d.ts" />
import parseSpdx from 'spdx-expression-parse'
import { z } from 'zod'

/** Schemas of single values. Each one's `error` is what is allowed; {@link describeIssues} adds where and what was found. */

export const digest = z
  .string({ error: '64 lower-case hexadecimal digits' })
  .regex(/^[0-9a-f]{64}$/, { error: '64 lower-case hexadecimal digits' })

export const root = z.templateLiteral(['0x', z.string().regex(/^[0-9a-f]{64}$/)], {
  error: '"0x" and 64 lower-case hexadecimal digits',
})

export const boolean = z.boolean({ error: 'true or false' })

export const oneOf = <const T extends readonly string[]>(...values: T) => z.enum(values, { error: values.join(' · ') })

/** A finite number; `range` words its bounds for the error. */
export const number = (min: number, max: number) => {
  const error = `a number from ${min} to ${max}`
  return z.number({ error }).min(min, { error }).max(max, { error })
}

/** A number above 0. */
export const positive = (max: number) => {
  const error = `a number above 0, at most ${max}`
  return z.number({ error }).gt(0, { error }).max(max, { error })
}

/** A number from 0 up to, but not, 1. */
export const fraction = (() => {
  const error = 'a number from 0 to below 1'
  return z.number({ error }).min(0, { error }).lt(1, { error })
})()

export const integer = (min: number, max: number) => {
  const error = `a whole number from ${min} to ${max}`
  return z.int({ error }).min(min, { error }).max(max, { error })
}

/** Seeds fit the 32 bits that every trainer takes. */
export const seed = integer(0, 4_294_967_295)

export const text = (pattern: RegExp, allowed: string) =>
  z.string({ error: allowed }).regex(pattern, { error: allowed })

/** Name of a module of a network, as PEFT matches it: `q_proj`, `lm_head`, `layers.0.mlp`. */
export const moduleName = text(/^[A-Za-z_][\w.]{0,127}$/, 'a module name: letters, digits, "_" and ".", at most 128')

/** Name of a column of a dataset. Printable, so that it reads the same wherever it is shown. */
export const columnName = text(
  /^[\p{L}_][\p{L}\p{N}_. -]{0,127}$/u,
  'a column name, at most 128 letters, digits, "_. -"',
)

export const spdxExpression = z
  .string({ error: 'an SPDX licence expression such as Apache-2.0' })
  .max(256, { error: 'an SPDX licence expression of at most 256 characters' })
  .refine(isSpdxExpression, { error: 'an SPDX licence expression such as Apache-2.0' })

/** Whether `expression` is an SPDX licence expression made of known licence ids. */
export function isSpdxExpression(expression: string): boolean {
  try {
    parseSpdx(expression)
    return true
  } catch {
    return false
  }
}
