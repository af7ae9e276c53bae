import type { TypedData } from '@althing/proposals'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Hex } from 'viem'
import { useConfig, useConnection } from 'wagmi'
import { signTypedData } from 'wagmi/actions'
import { useRuntime } from '../runtime/RuntimeContext.ts'
import { Address } from '../ui/Address.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Notice } from '../ui/Notice.tsx'
import { explainError } from './explainError.ts'
import { printArgument } from './preparedCall.ts'
import { SwitchChain } from './SwitchChain.tsx'

type Props = {
  title: string
  typed: TypedData<object>
  /** What the message means beyond its fields. */
  children?: ReactNode
  onClose: () => void
  onSigned: (signature: Hex) => void
}

/** Shows the very message that the wallet gets (EIP-712), field by field, before it is asked to sign. */
export function SignDialog({ title, typed, children, onClose, onSigned }: Props) {
  const { deployment } = useRuntime()
  const { address, chainId } = useConnection()
  const config = useConfig()
  const { domain, types, primaryType, message } = typed
  const sign = useMutation({
    mutationFn: () => {
      if (address === undefined) throw new Error('Connect a wallet first.')
      return signTypedData(config, { account: address, domain, types, primaryType, message: { ...message } })
    },
    onSuccess: onSigned,
  })
  const failure = sign.error === null ? null : explainError(sign.error)
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <p>This is the message that you sign. It costs nothing and sends nothing.</p>
      <Facts
        of={[
          ['Message', <code key="m">{`${primaryType} for ${domain.name}`}</code>],
          ...(types[primaryType] ?? []).map(
            ({ name }) =>
              [
                name,
                <span key={name} className="hash">
                  {printArgument(Reflect.get(message, name)) || '(empty)'}
                </span>,
              ] as const,
          ),
          ['Contract', <Address key="to" of={domain.verifyingContract} />],
          ['Chain', String(domain.chainId)],
          ['Signed by', address ? <Address key="from" of={address} /> : 'no wallet connected'],
        ]}
      />
      {failure && (
        <Notice tone={failure.kind === 'rejected' ? 'warn' : 'bad'} title={failure.title} live>
          <p>{failure.detail}</p>
        </Notice>
      )}
      {chainId !== undefined && chainId !== deployment.chainId ? (
        <SwitchChain />
      ) : (
        <div className="form__actions">
          <Button onClick={() => sign.mutate()} disabled={sign.isPending || address === undefined}>
            {failure ? 'Try again' : 'Sign'}
          </Button>
          <output>{sign.isPending && 'Waiting for your signature…'}</output>
        </div>
      )}
    </Dialog>
  )
}
