import { child, children, text, typeIdentifierOf, typeOf } from '../../solidity/ast.ts'
import type { AstNode } from '../../solidity/ast.ts'
import type { Operator, Surroundings } from './operator.ts'

/** A number one higher, one lower; `true` for `false`. Bytes are compared with nothing but zero. */
export const shiftLiterals: Operator = (node, { ancestors, textOf }) => {
  if (node.nodeType !== 'Literal') return []
  if (text(node, 'kind') === 'bool') {
    return [{ operator: 'flip', node, to: text(node, 'value') === 'true' ? 'false' : 'true' }]
  }
  const common = ancestors.at(-1)?.['commonType']
  const isBytes = typeof common === 'object' && JSON.stringify(common).includes('t_bytes')
  if (text(node, 'kind') !== 'number' || isBytes) return []
  const up = { operator: '+ 1', node, to: text(node, 'value') === '0' ? '1' : `(${textOf(node)} + 1)` }
  return text(node, 'value') === '0' ? [up] : [up, { operator: '- 1', node, to: `(${textOf(node)} - 1)` }]
}

/** A named number one higher, one lower, where it is used. */
export const shiftConstants: Operator = (node, { textOf, declaration }) => {
  if (node.nodeType !== 'Identifier' || !/^t_u?int\d+$/.test(typeIdentifierOf(node))) return []
  if (declaration(node['referencedDeclaration'])?.['mutability'] !== 'constant') return []
  return ['+', '-'].map((sign) => ({ operator: `${sign} 1`, node, to: `(${textOf(node)} ${sign} 1)` }))
}

/** The next member of an enumeration, the first after the last. */
export const nextMembers: Operator = (node, { textOf, declaration }) => {
  const member = declaration(node['referencedDeclaration'])
  const enumeration = child(node, 'expression')
  if (node.nodeType !== 'MemberAccess' || member?.nodeType !== 'EnumValue' || !enumeration) return []
  const members = children(declaration(enumeration['referencedDeclaration']) ?? node, 'members')
  const names = members.map((one) => text(one, 'name'))
  const next = names[(names.indexOf(text(node, 'memberName')) + 1) % names.length]
  return next === undefined ? [] : [{ operator: 'next member', node, to: `${textOf(enumeration)}.${next}` }]
}

/** What a function returns if it forgets to: zero, the opposite of a truth. */
export const returnDefaults: Operator = (node, surroundings) => {
  const value = child(node, 'expression')
  if (node.nodeType !== 'Return' || !value || value.nodeType === 'Literal') return []
  const to = defaultOf(value, surroundings)
  return to === undefined || to === surroundings.textOf(value) ? [] : [{ operator: 'return default', node: value, to }]
}

function defaultOf(node: AstNode, { textOf, declaration }: Surroundings): string | undefined {
  const [identifier, type] = [typeIdentifierOf(node), typeOf(node)]
  if (identifier === 't_bool') return `!(${textOf(node)})`
  if (/^t_u?int\d+$/.test(identifier)) return `${type}(0)`
  if (/^t_bytes\d+$/.test(identifier)) return `${type}(0)`
  if (/^t_address(_payable)?$/.test(identifier)) return 'address(0)'
  if (identifier.startsWith('t_enum$')) return `type(${type.replace('enum ', '')}).min`
  if (!identifier.startsWith('t_userDefinedValueType$')) return undefined
  const underlying = child(declaration(Number(identifier.split('$').at(-1))) ?? node, 'underlyingType')
  return underlying && `${type}.wrap(${typeOf(underlying)}(0))`
}
