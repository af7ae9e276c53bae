/** A node of the compiler's syntax tree; its other fields are read by name with {@link child} and {@link children}. */
export interface AstNode {
  readonly nodeType: string
  readonly id: number
  /** `start:length:file`, in bytes. */
  readonly src: string
  readonly [field: string]: unknown
}

/** Bytes of a source, end excluded. */
export interface Range {
  readonly start: number
  readonly end: number
}

export function rangeOf({ src }: AstNode): Range {
  const [start = 0, length = 0] = src.split(':').map(Number)
  return { start, end: start + length }
}

export function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && 'nodeType' in value
}

/** The node in a field, where there is one. */
export function child(node: AstNode, field: string): AstNode | undefined {
  const value = node[field]
  return isNode(value) ? value : undefined
}

/** The nodes of a field that holds a list; holes, as in `(, x) = …`, are left out. */
export function children(node: AstNode, field: string): readonly AstNode[] {
  const value = node[field]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** A field of text; empty where it is missing. */
export function text(node: AstNode, field: string): string {
  const value = node[field]
  return typeof value === 'string' ? value : ''
}

/** What the compiler calls the expression's type, as in `uint256` or `enum IModelRegistry.VersionStatus`. */
export function typeOf(node: AstNode): string {
  const value = node['typeDescriptions']
  return isType(value) ? value.typeString : ''
}

/** The same as an identifier: `t_uint256`, `t_rational_1_by_1`, `t_tuple$__$`. */
export function typeIdentifierOf(node: AstNode): string {
  const value = node['typeDescriptions']
  return isType(value) ? value.typeIdentifier : ''
}

function isType(value: unknown): value is { typeString: string; typeIdentifier: string } {
  return typeof value === 'object' && value !== null && 'typeString' in value && typeof value.typeString === 'string'
}

/** Calls `visit` with every node below and including `node`, and its ancestors, the nearest last. */
export function walk(
  node: AstNode,
  visit: (node: AstNode, ancestors: readonly AstNode[]) => void,
  ancestors: readonly AstNode[] = [],
): void {
  visit(node, ancestors)
  const path = [...ancestors, node]
  for (const value of Object.values(node)) {
    if (isNode(value)) walk(value, visit, path)
    else if (Array.isArray(value)) for (const item of value) if (isNode(item)) walk(item, visit, path)
  }
}
