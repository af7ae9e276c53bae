import { type ReactNode, useId } from 'react'

type Wiring = { id: string; 'aria-describedby': string; 'aria-invalid': boolean }
type Props = {
  label: string
  /** Where something else leads to it; made up if left out. */
  id?: string
  hint?: ReactNode
  error?: string | null | undefined
  mono?: boolean
  children: (wiring: Wiring) => ReactNode
}

/** A label, its control, what is expected, and what is wrong, wired for assistive technology. */
export function Field({ label, id: given, hint, error, mono = false, children }: Props) {
  const own = useId()
  const id = given ?? own
  return (
    <div className={mono ? 'field field--mono' : 'field'}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span className="field__hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {children({ id, 'aria-describedby': `${id}-hint ${id}-error`, 'aria-invalid': Boolean(error) })}
      <span className="field__error" id={`${id}-error`} aria-live="polite">
        {error}
      </span>
    </div>
  )
}
