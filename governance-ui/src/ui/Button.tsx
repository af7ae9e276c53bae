import type { ButtonHTMLAttributes } from 'react'

type Look = 'solid' | 'quiet' | 'bare'
type Props = ButtonHTMLAttributes<HTMLButtonElement> & { look?: Look; small?: boolean }

/** A real button; `look` is emphasis alone. */
export function Button({ look = 'solid', small = false, type = 'button', className, ...rest }: Props) {
  const names = ['button', look !== 'solid' && `button--${look}`, small && 'button--small', className]
  return <button type={type} className={names.filter(Boolean).join(' ')} {...rest} />
}
