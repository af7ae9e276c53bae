import { createHash } from 'node:crypto'
import { child, rangeOf, text, walk } from '../solidity/ast.ts'
import type { AstNode, Range } from '../solidity/ast.ts'
import { withSemicolon } from '../solidity/statements.ts'
import type { Mutant } from './mutant.ts'
import { OPERATORS } from './operators/all.ts'
import { placeChange } from './placement.ts'

/** A file to change and the trees of everything it imports, by path. */
export interface MutationSubject {
  readonly file: string
  readonly source: string
  readonly asts: ReadonlyMap<string, AstNode>
  readonly declarations: ReadonlyMap<number, AstNode>
}

/** All changes of one file, in the order of the source; ids begin after `lastId`. */
export function findMutants({ file, source, asts, declarations }: MutationSubject, lastId: number): Mutant[] {
  const ast = asts.get(file)
  if (!ast) return []
  const bytes = Buffer.from(source)
  const textAt = ({ start, end }: Range) => bytes.subarray(start, end).toString()
  const found: Omit<Mutant, 'id' | 'key'>[] = []
  const seen = new Set<string>()
  walk(ast, (node, ancestors) => {
    if (!isCode(ancestors)) return
    const surroundings = {
      ancestors,
      textOf: (one: AstNode) => textAt(rangeOf(one)),
      declaration: (id: unknown) => (typeof id === 'number' ? declarations.get(id) : undefined),
    }
    for (const { operator, node: changed, to } of OPERATORS.flatMap((apply) => apply(node, surroundings))) {
      const path = changed === node ? ancestors : [...ancestors, node]
      const range = to === '{}' ? withSemicolon(rangeOf(changed), bytes) : rangeOf(changed)
      const from = textAt(range)
      const identity = `${range.start}:${range.end}:${to}`
      if (seen.has(identity) || from === to) continue
      seen.add(identity)
      const line = bytes.subarray(0, range.start).toString().split('\n').length
      const site = placeChange(changed, path, bytes)
      const entry = entryOf(ancestors)
      const place = entry === undefined ? { site } : { site, entry }
      found.push({ file, line, where: nameOf(ancestors), operator, from, to, ...place, ...range })
    }
  })
  return withKeys(found).map((mutant, index) => ({ id: lastId + 1 + index, ...mutant }))
}

const code = new Set(['FunctionDefinition', 'ModifierDefinition'])
const fixed = new Set(['InlineAssembly', 'ArrayTypeName'])

/** Within a function or a modifier, or the value that a state variable begins with; never in a constant or in assembly. */
function isCode(ancestors: readonly AstNode[]): boolean {
  if (ancestors.some((node) => fixed.has(node.nodeType) || node['constant'] === true)) return false
  return ancestors.some((node) => code.has(node.nodeType) || node['stateVariable'] === true)
}

function nameOf(ancestors: readonly AstNode[]): string {
  const names = ancestors.filter(({ nodeType }) => /^(Contract|Function|Modifier)Definition$/.test(nodeType))
  return names.map((node) => text(node, 'name') || text(node, 'kind')).join('.')
}

/** Just behind the brace that opens the function or the modifier. */
function entryOf(ancestors: readonly AstNode[]): number | undefined {
  const owner = ancestors.findLast(({ nodeType }) => code.has(nodeType))
  const body = owner && child(owner, 'body')
  return body && rangeOf(body).start + 1
}

function withKeys(found: readonly Omit<Mutant, 'id' | 'key'>[]): Omit<Mutant, 'id'>[] {
  const counts = new Map<string, number>()
  return found.map((mutant) => {
    const identity = [mutant.file, mutant.where, mutant.operator, mutant.from, mutant.to].join('\n')
    const count = (counts.get(identity) ?? 0) + 1
    counts.set(identity, count)
    const key = createHash('sha256').update(`${identity}\n${count}`).digest('hex').slice(0, 12)
    return { key, ...mutant }
  })
}
