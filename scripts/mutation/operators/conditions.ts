import { child, text } from '../../solidity/ast.ts'
import type { Operator } from './operator.ts'

/** A branch that is always taken, or never; a loop only never, since always would not end. */
export const forceConditions: Operator = (node) => {
  const condition = child(node, 'condition')
  if (condition === undefined || condition.nodeType === 'Literal') return []
  const isLoop = node.nodeType === 'ForStatement' || node.nodeType === 'WhileStatement'
  return [...(isLoop ? [] : ['true']), 'false'].map((to) => ({ operator: `condition ${to}`, node: condition, to }))
}

/** `a && b` without `a`, without `b`, and as `a || b`. */
export const loosenConnectives: Operator = (node, { textOf }) => {
  const operator = text(node, 'operator')
  const [left, right] = [child(node, 'leftExpression'), child(node, 'rightExpression')]
  if (!left || !right || (operator !== '&&' && operator !== '||')) return []
  const other = operator === '&&' ? '||' : '&&'
  return [textOf(left), textOf(right), `${textOf(left)} ${other} ${textOf(right)}`].map((to, index) => ({
    operator: ['drop right operand', 'drop left operand', `${operator} → ${other}`][index] ?? '',
    node,
    to,
  }))
}

/** `!a` as `a`, `-a` as `a`. */
export const dropNegations: Operator = (node, { textOf }) => {
  const operand = child(node, 'subExpression')
  const operator = text(node, 'operator')
  if (node.nodeType !== 'UnaryOperation' || !operand || !['!', '-', '~'].includes(operator)) return []
  return [{ operator: `drop ${operator}`, node, to: textOf(operand) }]
}
