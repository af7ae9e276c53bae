import { Moment } from '../../ui/Moment.tsx'
import type { Stage } from './lifecycle.ts'
import './lifecycle.css'

const words: Record<Stage['status'], string> = { done: 'done', now: 'now', ahead: 'ahead', stopped: 'ended here' }

/** The rift: one line from the proposal to what is in force. */
export function Lifecycle({ stages }: { stages: readonly Stage[] }) {
  return (
    <ol className="lifecycle">
      {stages.map(({ key, label, status, note, at }) => (
        <li
          key={key}
          className={`lifecycle__stage lifecycle__stage--${status}`}
          aria-current={status === 'now' ? 'step' : undefined}
        >
          <svg viewBox="0 0 16 16" aria-hidden="true">
            <path d="M8 1.2 13.9 4.6v6.8L8 14.8 2.1 11.4V4.6Z" />
            {status === 'done' && <path className="lifecycle__tick" d="m5.2 8.2 2 2 3.8-4.2" />}
            {status === 'stopped' && <path className="lifecycle__cross" d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />}
            {status === 'now' && <circle cx="8" cy="8" r="2.4" />}
          </svg>
          <div>
            <strong>{label}</strong> <span className="visually-hidden">({words[status]})</span>
            {at !== null && status !== 'ahead' && (
              <small>
                <Moment at={at} />
              </small>
            )}
            {note && <p>{note}</p>}
          </div>
        </li>
      ))}
    </ol>
  )
}
