import { Field } from '../../ui/Field.tsx'
import type { DescriptionForm } from './description.ts'

const fields = [
  ['title', 'Title', 'What people will read in lists.'],
  ['license', 'Licence', 'An SPDX expression such as CC-BY-4.0 or MIT.'],
  ['creator', 'Creator', 'Who made the data.'],
  ['url', 'Homepage', 'Where people read about it; http or https.'],
  ['uri', 'Where the bytes are (optional)', 'A hint, never an identity. Empty if you upload them here.'],
  ['payout', 'Rewards go to (optional)', 'An address; yours if empty.'],
] as const

type Props = {
  form: DescriptionForm
  wrong: { field: keyof DescriptionForm | null; message: string } | null
  onChange: (form: DescriptionForm) => void
}

/** What a contributor says of a dataset. */
export function DescriptionFields({ form, wrong, onChange }: Props) {
  const errorOf = (name: keyof DescriptionForm) => (wrong?.field === name ? wrong.message : null)
  return (
    <>
      {fields.map(([name, label, hint]) => (
        <Field key={name} label={label} hint={hint} error={errorOf(name)} mono={name === 'payout'}>
          {(wiring) => (
            <input
              {...wiring}
              value={form[name]}
              onChange={(event) => onChange({ ...form, [name]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <Field label="Description" hint="Where it comes from, and what it is good for." error={errorOf('description')}>
        {(wiring) => (
          <textarea
            {...wiring}
            value={form.description}
            onChange={(event) => onChange({ ...form, description: event.target.value })}
          />
        )}
      </Field>
    </>
  )
}
