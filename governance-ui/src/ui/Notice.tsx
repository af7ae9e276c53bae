import type { ReactNode } from 'react'

type Props = { tone?: 'plain' | 'warn' | 'bad' | 'good'; title: string; children?: ReactNode; live?: boolean }

/** A sentence that matters, in the flow of the page; `live` has it read out when it appears. */
export function Notice({ tone = 'plain', title, children, live = false }: Props) {
  return (
    <div className={`notice notice--${tone}`} {...(live ? { role: tone === 'bad' ? 'alert' : 'status' } : {})}>
      <strong>{title}</strong>
      {children}
    </div>
  )
}
