import { Button } from '../../ui/Button.tsx'
import { TierMark } from '../../ui/TierMark.tsx'
import { configFileName, type ContributorOf } from './actionJson.ts'
import { ContributorFields } from './ContributorFields.tsx'
import type { DraftAction } from './draft.ts'
import type { DraftIssue } from './draftIssues.ts'
import { FieldGroup } from './fields/FieldGroup.tsx'
import { FieldInput } from './fields/FieldInput.tsx'
import type { Suggestions } from './fields/suggestions.ts'
import { actionForms } from './forms/actionForms.ts'

type Props = {
  action: DraftAction
  index: number
  suggestions: Suggestions
  issues: readonly DraftIssue[]
  contributorOf: ContributorOf
  onChange: (action: DraftAction) => void
  onRemove: () => void
}

/** One action of the draft, as its form. */
export function ActionEditor({ action, index, suggestions, issues, contributorOf, onChange, onRemove }: Props) {
  const form = actionForms.get(action.type)
  return (
    <fieldset className="propose__action">
      <legend>
        {index + 1}. {form?.label ?? `Unknown action ${action.type}`}
      </legend>
      {form && (
        <p className="propose__about">
          <span>{form.hint}</span> <TierMark tier={form.tier} />
        </p>
      )}
      {action.type === 'config.approve' && (
        <p className="field__hint">
          Other actions name it <code>{configFileName(index)}</code>.
        </p>
      )}
      {form && (
        <FieldGroup
          fields={form.fields}
          values={action.values}
          context={{ action: action.key, suggestions, issues, Input: FieldInput }}
          onChange={(values) => onChange({ ...action, values })}
        />
      )}
      {action.type === 'config.approve' && (
        <ContributorFields action={action} contributorOf={contributorOf} onChange={onChange} />
      )}
      <Button look="bare" small onClick={onRemove} aria-label={`Remove action ${index + 1}`}>
        Remove
      </Button>
    </fieldset>
  )
}
