import { useState } from 'react'

/** Copies `value` in full and says so. */
export function Copy({ value, what }: { value: string; what: string }) {
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle')
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setState('done'),
      () => setState('failed'),
    )
  }
  return (
    <button type="button" className="copy" onClick={copy} onBlur={() => setState('idle')} aria-label={`Copy ${what}`}>
      <span aria-live="polite">{state === 'idle' ? 'copy' : state === 'done' ? 'copied' : 'not allowed'}</span>
    </button>
  )
}
