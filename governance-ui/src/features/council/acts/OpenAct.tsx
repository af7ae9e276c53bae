import type { CouncilActFile } from '@althing/proposals'
import { useState } from 'react'
import { useRuntime } from '../../../runtime/RuntimeContext.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { ActFileError, parseAct } from './parseAct.ts'

type Props = {
  onOpen: (file: CouncilActFile) => void
  /** Why an act is not the one that is meant here; null where it is. */
  problemWith?: (file: CouncilActFile) => string | null
}

/** Opens what another member signed, in the app or with the command. */
export function OpenAct({ onOpen, problemWith = () => null }: Props) {
  const { deployment } = useRuntime()
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const open = (content: string) => {
    try {
      const file = parseAct(content, deployment)
      const problem = problemWith(file)
      setError(problem)
      if (problem === null) onOpen(file)
    } catch (cause) {
      if (!(cause instanceof ActFileError)) throw cause
      setError(cause.message)
    }
  }
  return (
    <details className="reveal">
      <summary>Open what another member signed</summary>
      <div className="form">
        <Field label="File" hint="As this page or “althing council” saved it.">
          {(wiring) => (
            <input
              {...wiring}
              type="file"
              accept="application/json,.json"
              onChange={(event) => void event.target.files?.[0]?.text().then(open)}
            />
          )}
        </Field>
        <Field label="Or its text" mono error={error}>
          {(wiring) => (
            <textarea
              {...wiring}
              rows={4}
              spellCheck={false}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          )}
        </Field>
        <div className="form__actions">
          <Button look="quiet" disabled={text.trim() === ''} onClick={() => open(text)}>
            Open it
          </Button>
        </div>
      </div>
    </details>
  )
}
