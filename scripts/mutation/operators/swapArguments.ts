import { child, children, rangeOf, text, typeOf } from '../../solidity/ast.ts'
import type { AstNode } from '../../solidity/ast.ts'
import type { Change, Operator } from './operator.ts'

const symmetric = new Set(['min', 'max', 'addmod', 'mulmod'])

/** Two arguments of one type in the other's place: of calls, events, errors and structs. */
export const swapArguments: Operator = (node, { textOf }) => {
  const given = children(node, 'arguments')
  const callee = child(node, 'expression')
  if (node.nodeType !== 'FunctionCall' || !callee) return []
  if (symmetric.has(text(callee, 'memberName') || text(callee, 'name'))) return []
  const changes: Change[] = []
  for (const [index, first] of given.entries()) {
    const second = given.slice(index + 1).find((other) => typeOf(other) === typeOf(first))
    if (!second || textOf(first) === textOf(second)) continue
    changes.push({ operator: 'swap arguments', node, to: swap(node, textOf(node), [first, second]) })
  }
  return changes
}

function swap(call: AstNode, source: string, [first, second]: readonly [AstNode, AstNode]): string {
  const bytes = Buffer.from(source)
  const offset = rangeOf(call).start
  const [a, b] = [rangeOf(first), rangeOf(second)]
  const piece = (start: number, end: number) => bytes.subarray(start - offset, end - offset).toString()
  return [
    piece(offset, a.start),
    piece(b.start, b.end),
    piece(a.end, b.start),
    piece(a.start, a.end),
    piece(b.end, offset + bytes.length),
  ].join('')
}
