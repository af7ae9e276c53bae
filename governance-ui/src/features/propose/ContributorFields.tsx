import { Field } from '../../ui/Field.tsx'
import { type ContributorOf, typedContributorsOf, unknownRootsOf } from './actionJson.ts'
import type { DraftAction } from './draft.ts'
import { isFormRecord } from './forms/formValue.ts'

type Props = { action: DraftAction; contributorOf: ContributorOf; onChange: (action: DraftAction) => void }

/** Asks who contributed the datasets of a config that the index does not know. */
export function ContributorFields({ action, contributorOf, onChange }: Props) {
  const roots = unknownRootsOf(action, contributorOf)
  const { contributors } = action.values
  const all = isFormRecord(contributors) ? contributors : {}
  const typed = typedContributorsOf(action)
  return roots.map((root) => (
    <Field
      key={root}
      label="Contributor of a dataset that the index does not know"
      hint={<span className="hash">{root}</span>}
      mono
      error={typed[root] === undefined ? null : problemWith(typed[root])}
    >
      {(wiring) => (
        <input
          {...wiring}
          value={typed[root] ?? ''}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) =>
            onChange({ ...action, values: { ...action.values, contributors: { ...all, [root]: target.value } } })
          }
        />
      )}
    </Field>
  ))
}

function problemWith(address: string): string | null {
  return /^0x[0-9a-fA-F]{40}$/.test(address) ? null : 'Allowed: an address of 0x and 40 hexadecimal digits.'
}
