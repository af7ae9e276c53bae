import { Facts } from '../../ui/Facts.tsx'
import { StatusMark } from '../../ui/StatusMark.tsx'
import { answerWords, type Preference, askedUses } from './preferenceWords.ts'

/** What its contributor lets people do with it, as the registry holds it. */
export function PreferenceView({ preference }: { preference: Preference }) {
  return (
    <div className="stack">
      <Facts
        of={askedUses.map(([use, name]) => {
          const { label, kind } = answerWords[preference[use]]
          return [
            name,
            <StatusMark key={use} kind={kind}>
              {label}
            </StatusMark>,
          ] as const
        })}
      />
      {preference.aiTraining === 'notAllowed' && (
        <p className="field__hint">Without leave to train on it, no majority can approve it.</p>
      )}
    </div>
  )
}
