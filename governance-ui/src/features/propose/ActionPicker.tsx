import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { TierMark } from '../../ui/TierMark.tsx'
import { actionForms, actionGroups } from './forms/actionForms.ts'

/** Adds an action to the draft. */
export function ActionPicker({ onAdd }: { onAdd: (type: string) => void }) {
  const [type, setType] = useState('dataset.approve')
  const form = actionForms.get(type)
  return (
    <div className="stack">
      <div className="propose__picker">
        <Field label="Add an action">
          {(wiring) => (
            <select {...wiring} value={type} onChange={(event) => setType(event.target.value)}>
              {actionGroups.map(({ label, forms }) => (
                <optgroup key={label} label={label}>
                  {forms.map((one) => (
                    <option key={one.type} value={one.type}>
                      {one.label}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          )}
        </Field>
        <Button look="quiet" onClick={() => onAdd(type)}>
          Add
        </Button>
      </div>
      {form && (
        <p className="propose__about" aria-live="polite">
          <span>{form.hint}</span> <TierMark tier={form.tier} />
        </p>
      )}
    </div>
  )
}
