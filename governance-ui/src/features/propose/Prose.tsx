import { maxTitleLength } from '@althing/proposals'
import { Field } from '../../ui/Field.tsx'
import type { Draft } from './draft.ts'

/** Title and text, for people. */
export function Prose({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  return (
    <div className="form">
      <Field label="Title" hint="One line that says what would be different.">
        {(wiring) => (
          <input
            {...wiring}
            value={draft.title}
            maxLength={maxTitleLength}
            onChange={(event) => onChange({ ...draft, title: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="Text"
        hint="Why. Headings, lists, emphasis, code and links; no images, no HTML. Kept in this browser as you type."
      >
        {(wiring) => (
          <textarea
            {...wiring}
            rows={9}
            value={draft.body}
            onChange={(event) => onChange({ ...draft, body: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}
