import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { actionForms } from './actionForms.ts'

/** Adds an action to the draft. */
export function ActionPicker({ onAdd }: { onAdd: (type: string) => void }) {
  const [type, setType] = useState('dataset.approve')
  return (
    <div className="propose__picker">
      <Field label="Add an action">
        {(wiring) => (
          <select {...wiring} value={type} onChange={(event) => setType(event.target.value)}>
            {Object.entries(actionForms).map(([name, { label }]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Button look="quiet" onClick={() => onAdd(type)}>
        Add
      </Button>
    </div>
  )
}
