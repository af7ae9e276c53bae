import type { ReactNode } from 'react'

export type StatusKind = 'quiet' | 'waiting' | 'open' | 'good' | 'bad'

const cell = 'M8 1.2 13.9 4.6v6.8L8 14.8 2.1 11.4V4.6Z'

/** Inside of the basalt cell: the shape alone tells the status, colour only helps. */
const shapes: Record<StatusKind, ReactNode> = {
  quiet: <path d={cell} fill="none" strokeDasharray="2 1.6" />,
  waiting: (
    <>
      <path d={cell} fill="none" />
      <path d="M8 4.6V8l2.2 1.6" fill="none" />
    </>
  ),
  open: (
    <>
      <path d={cell} fill="none" />
      <circle cx="8" cy="8" r="2.6" fill="currentColor" stroke="none" />
    </>
  ),
  good: (
    <>
      <path d={cell} fill="currentColor" />
      <path d="m5.2 8.2 2 2 3.8-4.2" fill="none" stroke="var(--ground)" strokeWidth="1.7" />
    </>
  ),
  bad: (
    <>
      <path d={cell} fill="none" />
      <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" fill="none" />
    </>
  ),
}

/** A status as a shape and a word. */
export function StatusMark({ kind, children }: { kind: StatusKind; children: ReactNode }) {
  return (
    <span className={`status status--${kind}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true" stroke="currentColor" strokeWidth="1.3" strokeLinejoin="round">
        {shapes[kind]}
      </svg>
      {children}
    </span>
  )
}
