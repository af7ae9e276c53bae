import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './Button.tsx'

/** The platform's modal dialog: focus trap, Escape and the top layer come from the browser. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={heading} onClose={onClose}>
      <div className="dialog__head">
        <h2 id={heading}>{title}</h2>
        <Button look="bare" small onClick={onClose}>
          Close
        </Button>
      </div>
      <div className="dialog__body">{children}</div>
    </dialog>
  )
}
