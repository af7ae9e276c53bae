import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { DraftIssue } from './draftIssues.ts'
import { fieldId } from './fieldId.ts'

/** What keeps a draft from being a proposal, each with the way to its field. */
export function NotYet({ issues, message }: { issues: readonly DraftIssue[]; message: string | null }) {
  return (
    <Notice tone="warn" title="Not yet a proposal." live>
      {message !== null && <pre>{message}</pre>}
      {issues.length > 0 && (
        <ul className="propose__issues">
          {issues.map(({ action, path, where, allowed }) => (
            <li key={action + path + allowed}>
              <Button look="bare" small onClick={() => document.getElementById(fieldId(action, path))?.focus()}>
                {where}
              </Button>{' '}
              {allowed}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
