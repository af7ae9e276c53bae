import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './Button.tsx'

/** The platform's modal dialog: focus trap, Escape and the top layer come from the browser. */
export function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    // Leaving the document closes it; closing it here would report a close that nobody asked for.
    if (dialog.current?.open === false) dialog.current.showModal()
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
