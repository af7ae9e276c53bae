import { useState } from 'react'
import { useConnection } from 'wagmi'
import { useRuntime } from '../../runtime/RuntimeContext.ts'
import { Button } from '../../ui/Button.tsx'
import { WalletDialog } from './WalletDialog.tsx'
import './wallet.css'

/** Who I am on this page; opens the dialog to connect, look or leave. */
export function WalletButton() {
  const { local, deployment } = useRuntime()
  const { address, connector, chainId } = useConnection()
  const [open, setOpen] = useState(false)
  const person = local?.people.find((entry) => entry.address.toLowerCase() === address?.toLowerCase())
  const elsewhere = address !== undefined && chainId !== deployment.chainId
  const short = address && `${address.slice(0, 6)}…${address.slice(-4)}`
  return (
    <>
      <Button small look={address ? 'quiet' : 'solid'} onClick={() => setOpen(true)} aria-haspopup="dialog">
        {address ? (
          <span className="wallet-button">
            {elsewhere && <span className="wallet-button__warning">Wrong chain · </span>}
            {person?.name ?? short} <span className="visually-hidden">connected with {connector?.name}</span>
          </span>
        ) : (
          'Connect'
        )}
      </Button>
      {open && <WalletDialog onClose={() => setOpen(false)} />}
    </>
  )
}
