import type { AbiItem, AbiParameter } from './artifact.ts'

/** Names of the Solidity enums that an ABI mentions, such as `IDatasetRegistry.DatasetStatus` or `Metric`. */
export function enumsOf(abi: readonly AbiItem[]): string[] {
  const parameters = abi.flatMap((item) => [...(item.inputs ?? []), ...(item.outputs ?? [])])

  return [...new Set(parameters.flatMap(enumsOfParameter))]
}

/** Members of the enum with this canonical name, or `undefined` where the tree does not declare it. */
export function findEnumMembers(ast: unknown, canonicalName: string): string[] | undefined {
  if (typeof ast !== 'object' || ast === null) return undefined
  if (isEnumDefinition(ast) && ast.canonicalName === canonicalName) return ast.members.map((member) => member.name)

  const children = 'nodes' in ast && Array.isArray(ast.nodes) ? ast.nodes : []
  for (const child of children) {
    const members = findEnumMembers(child, canonicalName)
    if (members) return members
  }
  return undefined
}

function enumsOfParameter(parameter: AbiParameter): string[] {
  const match = /^enum ([\w.]+)/.exec(parameter.internalType ?? '')

  return [...(match?.[1] ? [match[1]] : []), ...(parameter.components ?? []).flatMap(enumsOfParameter)]
}

interface EnumDefinition {
  readonly canonicalName: string
  readonly members: readonly { readonly name: string }[]
}

function isEnumDefinition(node: object): node is EnumDefinition {
  return 'nodeType' in node && node.nodeType === 'EnumDefinition'
}
