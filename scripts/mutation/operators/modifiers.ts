import type { Operator } from './operator.ts'

/** A function without one of its modifiers. */
export const dropModifiers: Operator = (node) =>
  node.nodeType === 'ModifierInvocation' && node['kind'] === 'modifierInvocation'
    ? [{ operator: 'drop modifier', node, to: '' }]
    : []
