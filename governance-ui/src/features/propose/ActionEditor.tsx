import { Button } from '../../ui/Button.tsx'
import { ActionFieldInput, type Suggestions } from './ActionFieldInput.tsx'
import { actionForms } from './actionForms.ts'
import { configFileName } from './buildDraft.ts'
import type { DraftAction } from './draft.ts'

type Props = {
  action: DraftAction
  index: number
  suggestions: Suggestions
  onChange: (action: DraftAction) => void
  onRemove: () => void
}

/** One action of the draft, as its form. */
export function ActionEditor({ action, index, suggestions, onChange, onRemove }: Props) {
  const form = actionForms[action.type]
  return (
    <fieldset className="propose__action">
      <legend>
        {index + 1}. {form?.label ?? `Unknown action ${action.type}`}
      </legend>
      {action.type === 'config.approve' && (
        <p className="field__hint">
          Later actions name it <code>{configFileName(index)}</code>.
        </p>
      )}
      {form?.fields.map((field) => (
        <ActionFieldInput
          key={field.name}
          field={field}
          value={action.values[field.name] ?? ''}
          suggestions={suggestions}
          onChange={(value) => onChange({ ...action, values: { ...action.values, [field.name]: value } })}
        />
      ))}
      <Button look="bare" small onClick={onRemove} aria-label={`Remove action ${index + 1}`}>
        Remove
      </Button>
    </fieldset>
  )
}
