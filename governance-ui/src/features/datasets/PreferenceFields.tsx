import { Field } from '../../ui/Field.tsx'
import { answerWords, type Preference, askedUses } from './preferenceWords.ts'

const answers = ['allowed', 'constrained', 'unspecified', 'notAllowed'] as const

type Props = { preference: Preference; onChange: (preference: Preference) => void }

/** What may be done with it, in the words of ERC-7517; it stands on chain and cannot be changed later. */
export function PreferenceFields({ preference, onChange }: Props) {
  return (
    <fieldset className="form">
      <legend className="legend">What may be done with it</legend>
      {askedUses.map(([use, name]) => (
        <Field
          key={use}
          label={name}
          error={
            use === 'aiTraining' && preference.aiTraining === 'notAllowed'
              ? 'It can be submitted like this, and never approved.'
              : null
          }
        >
          {(wiring) => (
            <select
              {...wiring}
              value={preference[use]}
              onChange={({ target }) => {
                const answer = answers.find((one) => one === target.value) ?? 'unspecified'
                onChange({ ...preference, [use]: answer })
              }}
            >
              {answers.map((answer) => (
                <option key={answer} value={answer}>
                  {answerWords[answer].label}
                </option>
              ))}
            </select>
          )}
        </Field>
      ))}
    </fieldset>
  )
}
