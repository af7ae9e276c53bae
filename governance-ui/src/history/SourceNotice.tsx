import { Notice } from '../ui/Notice.tsx'
import type { History } from './history.ts'

/** Says it when the index is down, or when part of the history is missing. */
export function SourceNotice({ history }: { history: History<unknown> }) {
  if (history.source === 'index' && !history.incomplete) return null
  if (history.source === 'index') {
    return <Notice title="Older entries exist that are not shown here." />
  }
  return (
    <Notice tone="warn" title="The relayer does not answer. This was read from the chain itself.">
      <p>
        What only the relayer knows is missing: progress, stored files, titles.
        {history.incomplete && ' The history is incomplete: older blocks were not searched.'}
      </p>
      <pre>{history.problem}</pre>
    </Notice>
  )
}
