import type { StorageLayout } from './artifact.ts'

/** Where a member lies: its slot within the value, and its bytes counted from the slot's right end. */
export interface StorageMember {
  readonly slot: number
  readonly offset: number
  readonly bytes: number
}

/** A mapping's own slot, and where the members of its values lie; a plain value is one member named `value`. */
export interface StorageMapping {
  readonly slot: number
  readonly members: Readonly<Record<string, StorageMember>>
}

/**
 * Describes one storage mapping so that a proof of a key's value can be read.
 * Members of structs inside the value are named `outer.inner`, with slots from the beginning of the value.
 */
export function describeMapping(layout: StorageLayout, label: string): StorageMapping {
  const variable = layout.storage.find((candidate) => candidate.label === label)
  const types = layout.types ?? {}
  const valueType = variable && types[variable.type]?.value
  if (!variable || !valueType) throw new Error(`${label} is not a mapping of this contract`)

  return { slot: Number(variable.slot), members: describeValue(types, valueType, '', 0) }
}

function describeValue(
  types: NonNullable<StorageLayout['types']>,
  typeName: string,
  prefix: string,
  slot: number,
): Record<string, StorageMember> {
  const type = types[typeName]
  if (!type) throw new Error(`${typeName} is missing from the storage layout`)
  if (!type.members) return { [prefix || 'value']: { slot, offset: 0, bytes: Number(type.numberOfBytes) } }

  return Object.assign(
    {},
    ...type.members.map((member) => {
      const name = prefix ? `${prefix}.${member.label}` : member.label
      const described = describeValue(types, member.type, name, slot + Number(member.slot))

      return types[member.type]?.members ? described : { [name]: { ...described[name], offset: member.offset } }
    }),
  )
}
