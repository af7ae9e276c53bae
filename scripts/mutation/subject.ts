import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { rangeOf, walk } from '../solidity/ast.ts'
import type { AstNode } from '../solidity/ast.ts'
import { compile } from '../solidity/compiler.ts'
import type { Sources } from '../solidity/compiler.ts'
import { readSources } from '../solidity/sourceTree.ts'
import { root } from '../terminal/runCommand.ts'
import { findMutants } from './findMutants.ts'
import type { Mutant } from './mutant.ts'

/** Everything that is read before anything is tried. */
export interface Subject {
  readonly contracts: Sources
  readonly tests: Sources
  readonly asts: ReadonlyMap<string, AstNode>
  readonly declarations: ReadonlyMap<number, AstNode>
  readonly mutants: readonly Mutant[]
  /** Path of the source that a node is in. */
  readonly fileOf: (node: AstNode) => string
  /** Source text of a node of any file, dependencies included. */
  readonly sourceOf: (node: AstNode) => string
}

/** The contracts do not compile as they are. */
export class SubjectError extends Error {
  override name = 'SubjectError'
}

/** Reads contracts and tests and finds every mutant of the contracts. */
export async function readSubject(): Promise<Subject> {
  return createSubject(await readSources('contracts'), await readSources('test/contracts'))
}

/** Finds every mutant of `contracts`. */
export function createSubject(contracts: Sources, tests: Sources): Subject {
  const { asts, errors } = compile(contracts, 'ast')
  if (errors[0]) throw new SubjectError(errors[0].message)
  const declarations = new Map<number, AstNode>()
  const paths = new Map<string, string>()
  for (const [path, ast] of asts) {
    paths.set(sourceIndexOf(ast), path)
    walk(ast, (node) => declarations.set(node.id, node))
  }
  const mutants: Mutant[] = []
  for (const [file, source] of contracts) {
    mutants.push(...findMutants({ file, source, asts, declarations }, mutants.length))
  }
  const fileOf = (node: AstNode) => paths.get(sourceIndexOf(node)) ?? ''
  const sourceOf = (node: AstNode) => {
    const path = fileOf(node)
    const source = contracts.get(path) ?? readFileSync(join(root, 'node_modules', path), 'utf8')
    const { start, end } = rangeOf(node)
    return Buffer.from(source).subarray(start, end).toString()
  }
  return { contracts, tests, asts, declarations, mutants, fileOf, sourceOf }
}

function sourceIndexOf({ src }: AstNode): string {
  return src.split(':')[2] ?? ''
}
