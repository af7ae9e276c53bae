import { maxActions } from '@althing/proposals'
import { Empty } from '../../ui/Empty.tsx'
import { ActionEditor } from './ActionEditor.tsx'
import { configFileName, type ContributorOf } from './actionJson.ts'
import { ActionPicker } from './ActionPicker.tsx'
import type { Draft, DraftAction } from './draft.ts'
import type { DraftIssue } from './draftIssues.ts'
import type { Suggestions } from './fields/suggestions.ts'
import { actionForms } from './forms/actionForms.ts'
import { initialValues } from './forms/formValue.ts'

type Props = {
  draft: Draft
  suggestions: Suggestions
  issues: readonly DraftIssue[]
  contributorOf: ContributorOf
  onChange: (draft: Draft) => void
}

/** The actions in the order in which they would be carried out. */
export function ActionList({ draft, suggestions, issues, contributorOf, onChange }: Props) {
  const set = (actions: readonly DraftAction[]) => onChange({ ...draft, actions })
  const add = (type: string) => {
    const values = initialValues(actionForms.get(type)?.fields ?? [])
    set([...draft.actions, { key: crypto.randomUUID(), type, values }])
  }
  const own = draft.actions.flatMap(({ type }, index) =>
    type === 'config.approve' ? [{ value: configFileName(index), label: `approved by action ${index + 1}` }] : [],
  )
  const known = { ...suggestions, config: [...own, ...(suggestions.config ?? [])] }
  return (
    <div className="form">
      {draft.actions.length === 0 && <Empty title="No action yet." />}
      {draft.actions.map((action, index) => (
        <ActionEditor
          key={action.key}
          action={action}
          index={index}
          suggestions={known}
          issues={issues.filter((issue) => issue.action === action.key)}
          contributorOf={contributorOf}
          onChange={(next) => set(draft.actions.map((one) => (one.key === action.key ? next : one)))}
          onRemove={() => set(draft.actions.filter(({ key }) => key !== action.key))}
        />
      ))}
      {draft.actions.length < maxActions && <ActionPicker onAdd={add} />}
    </div>
  )
}
