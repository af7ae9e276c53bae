import { ConfigError, hashConfig, JsonError, parseConfig } from '@althing/proposals'
import { Field } from '../../../ui/Field.tsx'
import { Hash } from '../../../ui/Hash.tsx'

/** Bytes of a config that are read, as `ftc/1` limits them. */
const maxBytes = 262_144

/** A config, pasted or from a file, checked as it is typed. */
export function ConfigTextInput({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const read = (file: File | undefined) => {
    if (file && file.size <= maxBytes) void file.text().then(onChange)
  }
  const checked = value === '' ? null : check(value)
  return (
    <>
      <Field label="Config file" hint="An ftc/1 document, at most 256 KiB.">
        {(wiring) => (
          <input
            {...wiring}
            type="file"
            accept="application/json,.json"
            onChange={(event) => read(event.target.files?.[0])}
          />
        )}
      </Field>
      <Field label="Config (ftc/1)" hint="Or paste it." mono error={checked?.error}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={10}
            value={value}
            spellCheck={false}
            onChange={(event) => onChange(event.target.value)}
          />
        )}
      </Field>
      {checked?.digest && (
        <p className="field__hint">
          Its digest is <Hash value={checked.digest} what="the config's digest" />
        </p>
      )}
    </>
  )
}

function check(text: string): { digest: string | null; error: string | null } {
  try {
    return { digest: hashConfig(parseConfig(text)), error: null }
  } catch (error) {
    if (error instanceof ConfigError || error instanceof JsonError) return { digest: null, error: error.message }
    throw error
  }
}
