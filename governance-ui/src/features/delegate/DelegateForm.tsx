import { governanceTokenAbi } from '@althing/proposals'
import { type SubmitEvent, useState } from 'react'
import { type Address as AddressType, getAddress, isAddress } from 'viem'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { ReviewDialog } from '../../transactions/ReviewDialog.tsx'
import { Address } from '../../ui/Address.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'

const expected = 'An address: 0x and 40 hexadecimal digits, with the right checksum if it has capitals.'

/** To oneself with one press, to another by address. */
export function DelegateForm({ own }: { own: AddressType }) {
  const { contracts } = useRuntime().deployment
  const [text, setText] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [to, setTo] = useState<AddressType | null>(null)
  const typed = isAddress(text.trim()) ? getAddress(text.trim()) : null
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    setError(typed === null ? `Found “${text.slice(0, 60)}”. ${expected}` : null)
    setTo(typed)
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      <div className="form__actions">
        <Button onClick={() => setTo(own)}>Delegate to myself</Button>
      </div>
      <Field label="Or to somebody else" hint={expected} error={error} mono>
        {(wiring) => (
          <input
            {...wiring}
            value={text}
            onChange={(event) => setText(event.target.value)}
            spellCheck={false}
            autoComplete="off"
          />
        )}
      </Field>
      {typed && (
        <p className="field__hint">
          <Address of={typed} />
        </p>
      )}
      <div className="form__actions">
        <Button type="submit" look="quiet">
          Review the delegation
        </Button>
      </div>
      {to && (
        <ReviewDialog
          call={{
            title: to === own ? 'Delegate to yourself' : 'Delegate your votes',
            contract: 'token',
            to: contracts.token,
            abi: governanceTokenAbi,
            functionName: 'delegate',
            args: [to],
          }}
          onClose={() => setTo(null)}
          onDone={() => setTo(null)}
        />
      )}
    </form>
  )
}
