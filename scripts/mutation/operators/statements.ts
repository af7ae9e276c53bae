import { child, typeIdentifierOf } from '../../solidity/ast.ts'
import type { AstNode } from '../../solidity/ast.ts'
import type { Operator } from './operator.ts'

const deletable = new Set(['ExpressionStatement', 'EmitStatement', 'RevertStatement', 'Continue', 'Break'])

/** A statement that is not there. An `if` whose only statement it is says the same by its condition. */
export const deleteStatements: Operator = (node, { ancestors }) => {
  const parent = ancestors.at(-1)
  const isLoopHeader = parent?.nodeType === 'ForStatement' && parent['body'] !== node
  const isGuarded = parent?.nodeType === 'IfStatement' && parent['falseBody'] === undefined
  const isReturn = node.nodeType === 'Return' && node['expression'] === undefined
  if ((!deletable.has(node.nodeType) && !isReturn) || isLoopHeader || isGuarded || pointsToStorage(node)) return []
  return [{ operator: 'delete statement', node, to: '{}' }]
}

/** The compiler wants a pointer to storage to be set before anything else happens to it. */
function pointsToStorage(node: AstNode): boolean {
  const assignment = child(node, 'expression')
  const target = assignment && child(assignment, 'leftHandSide')
  return target !== undefined && typeIdentifierOf(target).endsWith('_storage_ptr')
}
