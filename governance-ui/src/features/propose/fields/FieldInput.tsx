import { isFormRecord } from '../forms/formValue.ts'
import { ConfigTextInput } from './ConfigTextInput.tsx'
import type { FieldProps } from './fieldContext.ts'
import { FieldGroup } from './FieldGroup.tsx'
import { ListInput } from './ListInput.tsx'
import { TextInput } from './TextInput.tsx'

/** One value of an action, asked for as its shape wants it. */
export function FieldInput(props: FieldProps) {
  const { shape, words, path, optional, value, context, onChange } = props
  if (words.as === 'derived') return null
  if (words.as === 'configText') {
    return <ConfigTextInput value={typeof value === 'string' ? value : ''} onChange={onChange} />
  }
  if (shape.kind === 'list') return <ListInput {...props} shape={shape} />
  if (shape.kind !== 'group') return <TextInput {...props} shape={shape} />
  return (
    <fieldset className="propose__part">
      <legend>{optional ? `${words.label} (optional)` : words.label}</legend>
      {words.hint && <p className="field__hint">{words.hint}</p>}
      <FieldGroup
        fields={shape.fields}
        values={isFormRecord(value) ? value : {}}
        path={path}
        context={context}
        onChange={onChange}
      />
    </fieldset>
  )
}
