import { useId } from 'react'
import { Field } from '../../ui/Field.tsx'
import type { ActionField } from './actionForms.ts'
import { ConfigTextInput } from './ConfigTextInput.tsx'

export type Suggestion = { value: string; label: string }
/** What the index knows, by kind of field. */
export type Suggestions = Partial<Record<ActionField['kind'], readonly Suggestion[]>>

type Props = { field: ActionField; value: string; suggestions: Suggestions; onChange: (value: string) => void }

/** One value of an action; suggestions help, anything may be typed. */
export function ActionFieldInput({ field, value, suggestions, onChange }: Props) {
  const list = useId()
  const known = suggestions[field.kind] ?? []
  if (field.kind === 'configText') return <ConfigTextInput value={value} onChange={onChange} />
  return (
    <Field
      label={field.optional ? `${field.label} (optional)` : field.label}
      hint={field.hint}
      mono={field.kind !== 'yesno' && field.kind !== 'text'}
    >
      {(wiring) => {
        if (field.kind === 'yesno') {
          return (
            <select {...wiring} value={value} onChange={(event) => onChange(event.target.value)}>
              <option value="yes">Yes</option>
              <option value="no">No</option>
            </select>
          )
        }
        if (field.kind === 'long') {
          return <textarea {...wiring} rows={4} value={value} onChange={(event) => onChange(event.target.value)} />
        }
        return (
          <>
            <input
              {...wiring}
              value={value}
              list={known.length > 0 ? list : undefined}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => onChange(event.target.value)}
            />
            <datalist id={list}>
              {known.map((suggestion) => (
                <option key={suggestion.value} value={suggestion.value}>
                  {suggestion.label}
                </option>
              ))}
            </datalist>
          </>
        )
      }}
    </Field>
  )
}
