import { bytes32Schema, type CouncilActFile, durationSchema, parseDuration } from '@althing/proposals'
import { useState } from 'react'
import { useRuntime } from '../../../runtime/RuntimeContext.ts'
import { Choices } from '../../../ui/Choices.tsx'
import { Field } from '../../../ui/Field.tsx'
import { BeginAct } from './BeginAct.tsx'
import type { ActDraft } from './prepareAct.ts'

const longest = 7 * 86_400
const kinds = [
  { value: 'pause', label: 'Hold something back', note: 'A dataset, a config, a version or a run; it ends by itself.' },
  { value: 'endPause', label: 'End a pause', note: 'Before it ends by itself.' },
] as const

/** Begins a pause of something, or the end of one. */
export function BeginPause({ subject: asked, onBegun }: { subject: string; onBegun: (file: CouncilActFile) => void }) {
  const { governor } = useRuntime().deployment.contracts
  const [type, setType] = useState<'pause' | 'endPause'>('pause')
  const [typed, setTyped] = useState(asked)
  const [duration, setDuration] = useState('3 days')
  const subject = bytes32Schema.safeParse(typed.trim())
  const seconds = secondsOf(duration)
  const draftOf = (reason: string): ActDraft | null => {
    if (!subject.success) return null
    if (type === 'endPause') return { type, subject: subject.data, reason }
    return seconds === null ? null : { type, governor, subject: subject.data, duration: String(seconds), reason }
  }
  return (
    <BeginAct
      label={type === 'pause' ? 'Begin a pause' : 'Begin the end of a pause'}
      draftOf={draftOf}
      onBegun={onBegun}
    >
      <Choices legend="What should happen" options={kinds} value={type} onChange={setType} />
      <Field
        label="Of what"
        hint="Its id as 32 bytes: 0x and 64 digits."
        mono
        error={typed === '' || subject.success ? null : 'Allowed: 0x and 64 hexadecimal digits.'}
      >
        {(wiring) => (
          <input
            {...wiring}
            value={typed}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
      {type === 'pause' && (
        <Field
          label="For how long"
          hint="Seven days at most, such as “3 days”."
          error={seconds === null ? 'Allowed: 1 second to 7 days, such as “12 hours”.' : null}
        >
          {(wiring) => <input {...wiring} value={duration} onChange={(event) => setDuration(event.target.value)} />}
        </Field>
      )}
    </BeginAct>
  )
}

/** Seconds of a pause; null where the council would take none of that length. */
function secondsOf(duration: string): number | null {
  if (!durationSchema.safeParse(duration.trim()).success) return null
  const seconds = parseDuration(duration.trim())
  return seconds > longest ? null : seconds
}
