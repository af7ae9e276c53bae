import { child, text } from '../../solidity/ast.ts'
import type { Operator } from './operator.ts'

const replacements: Readonly<Record<string, readonly string[]>> = {
  '==': ['!='],
  '!=': ['=='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '<<': ['>>'],
  '>>': ['<<'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '+=': ['-='],
  '-=': ['+='],
  '*=': ['/='],
  '/=': ['*='],
  '|=': ['&='],
  '&=': ['|='],
  '^=': ['|='],
  '++': ['--'],
  '--': ['++'],
}

/** Another boundary, the opposite comparison, the opposite arithmetic. */
export const replaceOperators: Operator = (node, { textOf }) => {
  const operator = text(node, 'operator')
  const others = replacements[operator] ?? []
  const left = child(node, 'leftExpression') ?? child(node, 'leftHandSide')
  const right = child(node, 'rightExpression') ?? child(node, 'rightHandSide')
  const operand = child(node, 'subExpression')
  return others.flatMap((other) => {
    const change = { operator: `${operator} → ${other}`, node }
    // A type of ours may have one operator and not the other.
    if (typeof node['function'] === 'number') {
      return ['!=', '>='].includes(other) ? [{ ...change, to: `!(${textOf(node)})` }] : []
    }
    if (left && right) return [{ ...change, to: `${textOf(left)} ${other} ${textOf(right)}` }]
    if (!operand || operator === '-') return []
    return [{ ...change, to: node['prefix'] === true ? other + textOf(operand) : textOf(operand) + other }]
  })
}
