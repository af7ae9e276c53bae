import { maxActions } from '@althing/proposals'
import { Empty } from '../../ui/Empty.tsx'
import { ActionEditor } from './ActionEditor.tsx'
import type { Suggestions } from './ActionFieldInput.tsx'
import { actionForms } from './actionForms.ts'
import { ActionPicker } from './ActionPicker.tsx'
import type { Draft, DraftAction } from './draft.ts'

type Props = { draft: Draft; suggestions: Suggestions; onChange: (draft: Draft) => void }

/** The actions in the order in which they would be carried out. */
export function ActionList({ draft, suggestions, onChange }: Props) {
  const set = (actions: readonly DraftAction[]) => onChange({ ...draft, actions })
  const add = (type: string) => {
    const initial = (actionForms[type]?.fields ?? []).map(({ name, initial: value = '' }) => [name, value] as const)
    set([...draft.actions, { key: crypto.randomUUID(), type, values: Object.fromEntries(initial) }])
  }
  return (
    <div className="form">
      {draft.actions.length === 0 && <Empty title="No action yet." />}
      {draft.actions.map((action, index) => (
        <ActionEditor
          key={action.key}
          action={action}
          index={index}
          suggestions={suggestions}
          onChange={(next) => set(draft.actions.map((known) => (known.key === action.key ? next : known)))}
          onRemove={() => set(draft.actions.filter(({ key }) => key !== action.key))}
        />
      ))}
      {draft.actions.length < maxActions && <ActionPicker onAdd={add} />}
    </div>
  )
}
