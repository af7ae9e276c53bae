import { z } from 'zod'
import { issueLines } from '../fields.ts'
import { JsonError } from '../json/jsonError.ts'
import { parseJson } from '../json/parseJson.ts'
import { rawCallSchema } from './rawCall.ts'
import { actionDefinitions } from './actionDefinitions.ts'
import { ActionsError } from './actionsError.ts'

/** Most actions of one proposal: the worst batch must stay far from a block's gas. */
export const maxActions = 16

type SchemasOf<Definitions extends readonly { readonly schema: unknown }[]> = {
  readonly [Index in keyof Definitions]: Definitions[Index]['schema']
}

// Safety: `map` keeps order and length; TypeScript forgets which schema stands where.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const listed = actionDefinitions.map(({ schema }) => schema) as unknown as SchemasOf<typeof actionDefinitions>
const schemas = [...listed, rawCallSchema] as const

/** Names of all actions. */
export const actionTypes = schemas.map((schema) => schema.shape.type.value)

export const actionSchema = z.discriminatedUnion('type', schemas, { error: actionTypes.join(', ') })
export type Action = z.output<typeof actionSchema>
export type ActionType = Action['type']

/** `actions.json`: what a proposal does, as data. */
export const actionsDocumentSchema = z.strictObject({
  $schema: z.string().max(512).optional(),
  format: z.literal('actions/1', { error: '"actions/1"' }),
  /** Tells a proposal apart from an earlier one that is equal in everything else. */
  nonce: z
    .string()
    .regex(/^[0-9A-Za-z._-]{1,64}$/, { error: '1 to 64 letters, digits, ".", "_" or "-"' })
    .optional(),
  actions: z
    .array(actionSchema, { error: `1 to ${maxActions} actions` })
    .min(1, { error: `1 to ${maxActions} actions` })
    .max(maxActions, { error: `1 to ${maxActions} actions` }),
})
export type ActionsDocument = z.output<typeof actionsDocumentSchema>

/**
 * Reads `actions.json`.
 * @throws ActionsError naming each field, what was found and what is allowed; duplicate keys are refused too.
 */
export function parseActions(input: Uint8Array | string, file = 'actions.json'): ActionsDocument {
  const parsed = actionsDocumentSchema.safeParse(readJson(input, file), { reportInput: true })
  if (parsed.success) return parsed.data
  throw new ActionsError(`${file} is not valid.`, { details: issueLines(file, parsed.error) })
}

function readJson(input: Uint8Array | string, file: string): unknown {
  try {
    return parseJson(input, { maxBytes: 262_144, maxDepth: 16 })
  } catch (cause) {
    if (!(cause instanceof JsonError)) throw cause
    throw new ActionsError(`${file} is not valid.`, { details: [`${file}: ${cause.message}`], cause })
  }
}
