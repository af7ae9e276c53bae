import { useConnect, useConnectors } from 'wagmi'
import { localPersonType } from '../../chain/localPerson.ts'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { explainError } from '../../transactions/explainError.ts'
import { Notice } from '../../ui/Notice.tsx'
import { ConnectorButton } from './ConnectorButton.tsx'

/** Wallets that announced themselves (EIP-6963) and, on the local chain, the seeded people. */
export function ConnectorList({ onDone }: { onDone: () => void }) {
  const { local } = useRuntime()
  // On the hook and not on the call: this list is gone by the time the wallet has answered.
  const connect = useConnect({ mutation: { onSuccess: onDone } })
  const connectors = useConnectors()
  const wallets = connectors.filter(({ type }) => type !== localPersonType)
  const people = connectors.filter(({ type }) => type === localPersonType)
  const roleOf = (name: string) => local?.people.find((person) => person.name === name)?.role
  const failure = connect.error === null ? null : explainError(connect.error)
  return (
    <>
      {failure && (
        <Notice tone={failure.kind === 'rejected' ? 'warn' : 'bad'} title={failure.title} live>
          <p>{failure.detail}</p>
        </Notice>
      )}
      {wallets.length === 0 && (
        <p className="field__hint">No wallet announced itself to this page. Install one that supports EIP-6963.</p>
      )}
      <ul className="wallets">
        {wallets.map((connector) => (
          <li key={connector.uid}>
            <ConnectorButton
              connector={connector}
              busy={connect.isPending}
              onChoose={() => connect.mutate({ connector })}
            />
          </li>
        ))}
      </ul>
      {people.length > 0 && (
        <>
          <h3>Or step into a role</h3>
          <p className="field__hint">
            Test wallets of this local chain. Their keys are public: they are worth nothing anywhere else.
          </p>
          <ul className="wallets wallets--people">
            {people.map((connector) => (
              <li key={connector.uid}>
                <ConnectorButton
                  connector={connector}
                  note={roleOf(connector.name)}
                  busy={connect.isPending}
                  onChoose={() => connect.mutate({ connector })}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
