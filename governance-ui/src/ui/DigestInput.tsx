import { useState } from 'react'
import { bytesToHex, type Hex, sha256, stringToBytes } from 'viem'
import { formatBytes } from '../format/bytes.ts'
import { Field } from './Field.tsx'
import { Hash } from './Hash.tsx'

/** Largest file that is read into memory at once. */
const maxBytes = 268_435_456

type Props = { label: string; hint: string; onChange: (digest: Hex | null) => void }
type Hashed = { digest: Hex; of: string } | null

/** A text or a file, hashed in this page; nothing of it is sent. */
export function DigestInput({ label, hint, onChange }: Props) {
  const [hashed, setHashed] = useState<Hashed>(null)
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const take = (next: Hashed, problem: string | null = null) => {
    setHashed(next)
    setError(problem)
    onChange(next?.digest ?? null)
  }
  const write = (value: string) => {
    setText(value)
    take(
      value.trim() === '' ? null : { digest: sha256(stringToBytes(value)), of: 'the text, exactly as it stands there' },
    )
  }
  const choose = async (file: File | undefined) => {
    setText('')
    if (file === undefined) return take(null)
    if (file.size > maxBytes) return take(null, `Allowed: at most ${formatBytes(maxBytes)}.`)
    const digest = bytesToHex(new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer())))
    return take({ digest, of: `${file.name.slice(0, 80)}, ${formatBytes(file.size)}` })
  }
  return (
    <>
      <Field label={label} hint={hint}>
        {(wiring) => <textarea {...wiring} rows={3} value={text} onChange={(event) => write(event.target.value)} />}
      </Field>
      <Field label="Or a file" error={error}>
        {(wiring) => <input {...wiring} type="file" onChange={(event) => void choose(event.target.files?.[0])} />}
      </Field>
      <p className="field__hint" aria-live="polite">
        {hashed && (
          <>
            SHA-256 of {hashed.of}: <Hash value={hashed.digest} what="the digest" />
          </>
        )}
      </p>
    </>
  )
}
