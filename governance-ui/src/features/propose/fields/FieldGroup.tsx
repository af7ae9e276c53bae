import type { FormField } from '../forms/fieldShape.ts'
import type { FormRecord } from '../forms/formValue.ts'
import type { FieldContext } from './fieldContext.ts'

type Props = {
  fields: readonly FormField[]
  values: FormRecord
  /** Place of the group in the action's JSON; empty for the action itself. */
  path?: string
  context: FieldContext
  onChange: (values: FormRecord) => void
}

/** Fields in the order of their schema. */
export function FieldGroup({ fields, values, path = '', context, onChange }: Props) {
  return fields.map(({ name, shape, words, required }) => (
    <context.Input
      key={name}
      shape={shape}
      words={words}
      path={path === '' ? name : `${path}.${name}`}
      optional={!required}
      value={values[name]}
      context={context}
      onChange={(value) => onChange({ ...values, [name]: value })}
    />
  ))
}
