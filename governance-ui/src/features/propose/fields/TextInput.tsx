import { type ComponentProps, useId, useState } from 'react'
import { Field } from '../../../ui/Field.tsx'
import { fieldId } from '../fieldId.ts'
import type { FieldShape } from '../forms/fieldShape.ts'
import type { FieldProps } from './fieldContext.ts'
import type { Suggestion } from './suggestions.ts'

type LeafShape = Exclude<FieldShape, { kind: 'list' | 'group' }>
type Wiring = Pick<ComponentProps<'input'>, 'id' | 'aria-describedby' | 'aria-invalid'>

const modes = { whole: 'numeric', number: 'decimal' } as const

/** A value of one line or several, a choice or a day; what is wrong with it is said once it was left. */
export function TextInput({
  shape,
  words,
  path,
  optional,
  value,
  context,
  onChange,
}: FieldProps & { shape: LeafShape }) {
  const list = useId()
  const text = typeof value === 'string' ? value : ''
  const [isLeft, setLeft] = useState(text !== '')
  const issue = context.issues.find((one) => one.path === path)
  const isChosen = shape.kind === 'flag' || shape.kind === 'choice'
  const isEmptyAllowed = (optional && !isChosen) || (shape.kind === 'text' && shape.nullable)
  const props = { value: text, onBlur: () => setLeft(true) }
  return (
    <Field
      id={fieldId(context.action, path)}
      label={isEmptyAllowed ? `${words.label} (optional)` : words.label}
      hint={words.hint}
      mono={words.as !== 'long' && ['text', 'dataset', 'json', 'whole', 'number'].includes(shape.kind)}
      error={isLeft && issue ? `Allowed: ${issue.allowed}.` : null}
    >
      {(wiring: Wiring) => {
        const all = { ...wiring, ...props }
        if (isChosen) {
          return (
            <select {...all} onChange={(event) => onChange(event.target.value)}>
              {optionsOf(shape).map((option) => (
                <option key={option} value={option}>
                  {option.slice(0, 1).toUpperCase() + option.slice(1)}
                </option>
              ))}
            </select>
          )
        }
        if (words.as === 'long') {
          return <textarea {...all} rows={4} onChange={(event) => onChange(event.target.value)} />
        }
        const known = suggestionsFor(shape, (words.suggest && context.suggestions[words.suggest]) ?? [])
        return (
          <>
            <input
              {...all}
              type={shape.kind === 'date' ? 'date' : 'text'}
              inputMode={shape.kind === 'whole' || shape.kind === 'number' ? modes[shape.kind] : undefined}
              list={known.length > 0 ? list : undefined}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => onChange(event.target.value)}
            />
            {known.length > 0 && (
              <datalist id={list}>
                {known.map((suggestion) => (
                  <option key={suggestion.value} value={suggestion.value}>
                    {suggestion.label}
                  </option>
                ))}
              </datalist>
            )}
          </>
        )
      }}
    </Field>
  )
}

/** Values of a choice; of anything else, none. */
function optionsOf(shape: LeafShape): readonly string[] {
  if (shape.kind === 'flag') return ['yes', 'no']
  return 'options' in shape ? shape.options : []
}

function suggestionsFor(shape: LeafShape, known: readonly Suggestion[]): readonly Suggestion[] {
  return [...optionsOf(shape).map((option) => ({ value: option, label: option })), ...known]
}
