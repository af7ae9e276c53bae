import { actionDefinitions, type ContractName, type TierName } from '@althing/proposals'
import { actionWords, commonWords, type ActionWords, type FieldWords } from './actionWords.ts'
import { fieldsOf, type FormField } from './fieldShape.ts'
import { actionSchemas } from './jsonSchema.ts'

/** How an action is asked for: its fields are its published schema's. */
export type ActionForm = Pick<ActionWords, 'label' | 'hint'> & {
  type: string
  fields: readonly FormField[]
  /** Null for a raw call, which may go anywhere. */
  contract: ContractName | null
  /** Tier of its function in a deployment as it begins; the governor's own table has the last word. */
  tier: TierName
}

/** The forms of all actions by the names of the actions. */
export const actionForms: ReadonlyMap<string, ActionForm> = new Map(
  Object.entries(actionWords).map(([type, words]) => [type, formOf(type, words)]),
)

/** What a group of actions is about, in the order in which they are offered. */
const groups: readonly (readonly [ContractName | null, string])[] = [
  ['datasets', 'Datasets'],
  ['models', 'Models'],
  ['runs', 'Training'],
  ['reviews', 'Reviewers'],
  ['council', 'Council'],
  ['vault', 'Rewards'],
  ['licenses', 'Licences'],
  ['streams', 'Treasury'],
  ['token', 'Voting tokens'],
  ['governor', 'How decisions are made'],
  ['timelock', 'Timelock'],
  [null, 'Anything else'],
]

/** The forms by the contract that they call. */
export const actionGroups = groups.map(([contract, label]) => ({
  label,
  forms: [...actionForms.values()].filter((form) => form.contract === contract),
}))

function formOf(type: string, { label, hint, fields: own = {} }: ActionWords): ActionForm {
  const definition = actionDefinitions.find(({ schema }) => schema.shape.type.value === type)
  const wordsOf = (path: string): FieldWords => {
    const name = path.split('.').at(-1) ?? path
    return own[path] ?? commonWords[name] ?? { label: name }
  }
  return {
    type,
    label,
    hint,
    fields: fieldsOf(actionSchemas.get(type) ?? {}, wordsOf),
    contract: definition?.contract ?? null,
    tier: definition?.tier ?? 'Constitutional',
  }
}
