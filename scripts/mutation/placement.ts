import { child, children, rangeOf, text, typeIdentifierOf } from '../solidity/ast.ts'
import type { AstNode } from '../solidity/ast.ts'
import { withSemicolon } from '../solidity/statements.ts'
import type { Site } from './mutant.ts'

const statements = new Set(['ExpressionStatement', 'EmitStatement', 'RevertStatement', 'Return', 'Continue', 'Break'])

/** Types whose values cannot stand on both sides of `? :`. */
const untyped = /^t_(rational|stringliteral|tuple|function|type|error|event|magic|modifier|module)/

/**
 * The smallest piece of code around `node` that can be replaced as a whole: an expression of one type that is not written
 * to, else a statement.
 */
export function placeChange(node: AstNode, ancestors: readonly AstNode[], source: Buffer): Site {
  if (node.nodeType === 'ModifierInvocation') return placeModifier(node, ancestors)
  const path = [...ancestors, node]
  for (let index = path.length - 1; index > 0; --index) {
    const [current, parent] = [path[index], path[index - 1]]
    if (!current || !parent) break
    if (statements.has(current.nodeType)) {
      const isLoopHeader = parent.nodeType === 'ForStatement' && parent['body'] !== current
      return isLoopHeader ? { kind: 'none' } : { kind: 'statement', ...withSemicolon(rangeOf(current), source) }
    }
    if (parent.nodeType === 'TryStatement') return { kind: 'none' }
    if (isReplaceable(current)) return { kind: 'expression', ...rangeOf(current) }
    if (parent.nodeType === 'VariableDeclarationStatement' || parent.nodeType === 'VariableDeclaration') {
      return placeInitialValue(current, parent)
    }
  }
  return { kind: 'none' }
}

function isReplaceable(node: AstNode): boolean {
  const type = typeIdentifierOf(node)
  const isExpression = ('isPure' in node || node.nodeType === 'Identifier') && type !== ''
  return isExpression && node['lValueRequested'] !== true && !untyped.test(type)
}

function placeInitialValue(value: AstNode, declaration: AstNode): Site {
  const variable =
    declaration.nodeType === 'VariableDeclaration' ? declaration : children(declaration, 'declarations')[0]
  const type = variable && child(variable, 'typeName')
  const isPlain =
    type?.nodeType === 'ElementaryTypeName' && /^t_(u?int|bytes\d|bool|address)/.test(typeIdentifierOf(type))
  if (!isPlain || variable?.['constant'] === true) return { kind: 'none' }
  return { kind: 'typed', type: text(type, 'name'), ...rangeOf(value) }
}

/** The modifier is written again with its check behind the condition; the copy belongs to the contract of the function. */
function placeModifier(node: AstNode, ancestors: readonly AstNode[]): Site {
  const contract = ancestors.findLast(({ nodeType }) => nodeType === 'ContractDefinition')
  const path = child(node, 'modifierName')
  if (!contract || !path) return { kind: 'none' }
  return {
    kind: 'modifier',
    name: text(path, 'name'),
    clone: String(path['referencedDeclaration']),
    contractEnd: rangeOf(contract).end - 1,
    ...rangeOf(node),
  }
}
