import type { Range } from '../solidity/ast.ts'

/** One small change of one source, such as nobody would want to go unnoticed. */
export interface Mutant extends Range {
  /** From 1; what `block.coinbase` is while this mutant is tried. */
  readonly id: number
  /** Stays the same while the function and what is changed in it do, whatever moves around it. */
  readonly key: string
  readonly file: string
  readonly line: number
  /** `Contract.function`. */
  readonly where: string
  readonly operator: string
  readonly from: string
  readonly to: string
  readonly site: Site
  /** Where the body of its function begins; absent outside of functions. */
  readonly entry?: number
}

/**
 * Where both versions are written, one behind a condition: the smallest piece of code that can be replaced as a whole.
 * `none` where there is no such piece; the mutant is then compiled by itself.
 */
export type Site =
  | ({ readonly kind: 'expression' | 'statement' } & Range)
  | ({ readonly kind: 'typed'; readonly type: string } & Range)
  | ({ readonly kind: 'modifier'; readonly name: string; readonly clone: string; readonly contractEnd: number } & Range)
  | { readonly kind: 'none' }
