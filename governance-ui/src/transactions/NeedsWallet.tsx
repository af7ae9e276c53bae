import type { ReactNode } from 'react'
import { useConnection } from 'wagmi'

/** What only somebody with a wallet can do; everybody else is told so in one line. */
export function NeedsWallet({ to, children }: { to: string; children: ReactNode }) {
  const { address } = useConnection()
  if (address !== undefined) return children
  return <p className="field__hint">Connect a wallet to {to}. Reading needs none.</p>
}
