import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'

/** What could not be done, why, and the way on. */
export function Failed({ what, error, retry }: { what: string; error: unknown; retry?: () => void }) {
  const message = error instanceof Error ? error.message : String(error)
  return (
    <Notice tone="bad" title={`Could not read ${what}.`} live>
      <pre>{message.slice(0, 600)}</pre>
      {retry && (
        <p>
          <Button look="quiet" small onClick={retry}>
            Try again
          </Button>
        </p>
      )}
    </Notice>
  )
}
