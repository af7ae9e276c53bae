import { type ComponentProps, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import type { PreparedCall } from './preparedCall.ts'
import { ReviewDialog } from './ReviewDialog.tsx'

type Props = Pick<ComponentProps<typeof Button>, 'look' | 'small' | 'disabled' | 'children'> & { call: PreparedCall }

/** A button whose call is shown before it is signed. */
export function ReviewButton({ call, ...button }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const close = () => setIsOpen(false)
  return (
    <>
      <Button {...button} onClick={() => setIsOpen(true)} />
      {isOpen && <ReviewDialog call={call} onClose={close} onDone={close} />}
    </>
  )
}
