import type { AstNode } from '../../solidity/ast.ts'

/** A change: `node` reads `to` from now on. */
export interface Change {
  readonly operator: string
  readonly node: AstNode
  readonly to: string
}

/** What an operator may look at. */
export interface Surroundings {
  /** Nearest last. */
  readonly ancestors: readonly AstNode[]
  /** Source text of a node of this file. */
  readonly textOf: (node: AstNode) => string
  /** A declaration of any file. */
  readonly declaration: (id: unknown) => AstNode | undefined
}

/** Every change of one kind that `node` allows. */
export type Operator = (node: AstNode, surroundings: Surroundings) => readonly Change[]
