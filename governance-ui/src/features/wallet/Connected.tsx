import { useConnection, useDisconnect } from 'wagmi'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { SwitchChain } from '../../transactions/SwitchChain.tsx'
import { Address } from '../../ui/Address.tsx'
import { Button } from '../../ui/Button.tsx'
import { Facts } from '../../ui/Facts.tsx'

export function Connected({ onClose }: { onClose: () => void }) {
  const { deployment } = useRuntime()
  const { address, connector, chainId } = useConnection()
  const disconnect = useDisconnect({ mutation: { onSuccess: onClose } })
  return (
    <>
      {chainId !== deployment.chainId && <SwitchChain />}
      <Facts
        of={[
          ['Account', address ? <Address key="account" of={address} /> : '—'],
          ['Wallet', connector?.name ?? '—'],
          ['Chain', String(chainId)],
        ]}
      />
      <div className="form__actions">
        <Button look="quiet" onClick={() => disconnect.mutate({})}>
          Disconnect
        </Button>
      </div>
    </>
  )
}
