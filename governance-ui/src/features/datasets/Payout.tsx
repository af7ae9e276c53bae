import { datasetRegistryAbi } from '@althing/proposals'
import { type SubmitEvent, useState } from 'react'
import { getAddress, isAddress, zeroAddress } from 'viem'
import { useConnection } from 'wagmi'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { ReviewDialog } from '../../transactions/ReviewDialog.tsx'
import { Address } from '../../ui/Address.tsx'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import type { DatasetRecord } from './datasetQueries.ts'

type Step = { functionName: 'proposePayout' | 'acceptPayout'; args: readonly unknown[]; title: string }
type Props = { dataset: DatasetRecord['onChain']; proposedPayout: `0x${string}` | null }

/** Where rewards go. Two sides change it: one proposes an account, that account accepts. */
export function Payout({ dataset, proposedPayout }: Props) {
  const { contracts } = useRuntime().deployment
  const { address } = useConnection()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [step, setStep] = useState<Step | null>(null)
  const isSelf = (other: string | null) => address !== undefined && other?.toLowerCase() === address.toLowerCase()
  const propose = (payout: `0x${string}`, title: string) =>
    setStep({ functionName: 'proposePayout', args: [dataset.id, payout], title })
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const account = typed.trim()
    const isValid = isAddress(account) && account !== zeroAddress
    setError(isValid ? null : 'Allowed: an address of 0x and 40 hexadecimal digits.')
    if (isValid) propose(getAddress(account), 'Propose who takes the rewards')
  }
  return (
    <div className="stack">
      <Address of={dataset.payout} />
      {proposedPayout && (
        <p className="field__hint">
          Proposed instead, and not yet accepted: <Address of={proposedPayout} />
        </p>
      )}
      {isSelf(proposedPayout) && (
        <p>
          <Button
            small
            onClick={() =>
              setStep({ functionName: 'acceptPayout', args: [dataset.id], title: 'Take the rewards over' })
            }
          >
            Review taking it over
          </Button>
        </p>
      )}
      {(isSelf(dataset.contributor) || isSelf(dataset.payout)) && (
        <details className="reveal">
          <summary>Send rewards elsewhere</summary>
          <form className="form" onSubmit={submit} noValidate>
            <Field label="New account" hint="It must accept before anything is paid to it." error={error} mono>
              {(wiring) => <input {...wiring} value={typed} onChange={({ target }) => setTyped(target.value)} />}
            </Field>
            <div className="form__actions">
              <Button type="submit" look="quiet" small>
                Review the proposal
              </Button>
              {proposedPayout && (
                <Button look="bare" small onClick={() => propose(zeroAddress, 'Propose nobody instead')}>
                  Withdraw what was proposed
                </Button>
              )}
            </div>
          </form>
        </details>
      )}
      {step && (
        <ReviewDialog
          call={{ ...step, contract: 'datasets', to: contracts.datasets, abi: datasetRegistryAbi }}
          onClose={() => setStep(null)}
          onDone={() => {
            setStep(null)
            setTyped('')
          }}
        />
      )}
    </div>
  )
}
