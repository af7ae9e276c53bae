import type { ConfigChange } from '@althing/proposals'
import './configs.css'

/** Differences, one a line: what, before, after. */
export function ConfigDiff({ changes }: { changes: readonly ConfigChange[] }) {
  if (changes.length === 0) return <p>It says the same as the config in force.</p>
  return (
    <div>
      <h4 className="config-diff__title">Against the config in force</h4>
      <ul className="config-diff">
        {changes.map((change) => (
          <li key={change.path}>
            <p>{change.sentence}</p>
          </li>
        ))}
      </ul>
    </div>
  )
}
