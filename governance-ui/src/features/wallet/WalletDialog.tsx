import { useConnection } from 'wagmi'
import { Dialog } from '../../ui/Dialog.tsx'
import { Connected } from './Connected.tsx'
import { ConnectorList } from './ConnectorList.tsx'

export function WalletDialog({ onClose }: { onClose: () => void }) {
  const { address } = useConnection()
  return (
    <Dialog title={address ? 'Your wallet' : 'Connect a wallet'} onClose={onClose}>
      {address ? <Connected onClose={onClose} /> : <ConnectorList onDone={onClose} />}
    </Dialog>
  )
}
