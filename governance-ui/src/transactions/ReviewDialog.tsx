import { formatEther, type TransactionReceipt } from 'viem'
import { useConnection } from 'wagmi'
import { useRuntime } from '../runtime/RuntimeContext.ts'
import { Address } from '../ui/Address.tsx'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Facts } from '../ui/Facts.tsx'
import { Notice } from '../ui/Notice.tsx'
import { explainError } from './explainError.ts'
import { type PreparedCall, readCall } from './preparedCall.ts'
import { SwitchChain } from './SwitchChain.tsx'
import { type SendStep, useSend } from './useSend.ts'

const steps: Record<SendStep, string> = {
  simulate: 'Trying it on the chain first…',
  sign: 'Waiting for your signature…',
  confirm: 'Waiting for a block…',
}

type Props = { call: PreparedCall; onClose: () => void; onDone: (receipt: TransactionReceipt) => void }

/** Shows what is about to be signed, decoded from the very bytes, before the wallet is asked. */
export function ReviewDialog({ call, onClose, onDone }: Props) {
  const { deployment } = useRuntime()
  const { address, chainId } = useConnection()
  const send = useSend(onDone)
  const { signature, args, data } = readCall(call)
  const failure = send.error === null ? null : explainError(send.error)
  return (
    <Dialog title={call.title} onClose={onClose}>
      <p>This is what you sign, read back from its bytes:</p>
      <Facts
        of={[
          ['Contract', <Address key="to" of={call.to} name={call.contract} />],
          ['Function', <code key="f">{signature}</code>],
          ...args.map(
            ([name, value]) =>
              [
                name,
                <span key={name} className="hash">
                  {value || '(empty)'}
                </span>,
              ] as const,
          ),
          ...(call.value ? [['Sent along', `${formatEther(call.value)} ETH`] as const] : []),
          ['From', address ? <Address key="from" of={address} /> : 'no wallet connected'],
          ['Chain', String(deployment.chainId)],
        ]}
      />
      <details className="reveal">
        <summary>Calldata, {data.length / 2 - 1} bytes</summary>
        <span className="hash">{data}</span>
      </details>
      {failure && (
        <Notice tone={failure.kind === 'rejected' ? 'warn' : 'bad'} title={failure.title} live>
          <p>{failure.detail}</p>
        </Notice>
      )}
      {chainId !== undefined && chainId !== deployment.chainId ? (
        <SwitchChain />
      ) : (
        <div className="form__actions">
          <Button onClick={() => send.mutate(call)} disabled={send.isPending || address === undefined}>
            {failure ? 'Try again' : 'Sign and send'}
          </Button>
          <output>{send.isPending && steps[send.step]}</output>
        </div>
      )}
    </Dialog>
  )
}
