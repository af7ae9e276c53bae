import published from '@althing/proposals/schema/actions.schema.json'

/** What the published schema of actions uses of JSON Schema. */
export type JsonSchema = {
  type?: string
  const?: string
  enum?: readonly string[]
  format?: string
  default?: unknown
  properties?: Readonly<Record<string, JsonSchema>>
  required?: readonly string[]
  items?: JsonSchema
  minItems?: number
  maxItems?: number
  anyOf?: readonly JsonSchema[]
  $ref?: string
}

// Safety: the file is generated from the schemas that actions are parsed with, and a test holds it to them.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const items = published.properties.actions.items.oneOf as unknown as readonly JsonSchema[]

/** Schemas of all actions by their names, in the order in which they are published. */
export const actionSchemas: ReadonlyMap<string, JsonSchema> = new Map(
  items.map((schema) => [schema.properties?.['type']?.const ?? '', schema]),
)
