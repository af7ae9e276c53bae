import { useConnection } from 'wagmi'
import { type KnownAddress, lookAlikeOf } from '../chain/lookAlike.ts'
import { useRuntime } from '../runtime/RuntimeContext.ts'
import { Copy } from './Copy.tsx'

/** An address in full, with the name that we know it by, and a warning when it only looks like a known one. */
export function Address({ of, name }: { of: string; name?: string }) {
  const { local, deployment } = useRuntime()
  const { address: own } = useConnection()
  const known: KnownAddress[] = [
    ...(own ? [{ address: own, name: 'you' }] : []),
    ...(local?.people ?? []),
    ...Object.entries(deployment.contracts).map(([contract, address]) => ({ address, name: contract })),
  ]
  const exact = known.filter(({ address }) => address.toLowerCase() === of.toLowerCase()).map((entry) => entry.name)
  const twin = exact.length > 0 ? null : lookAlikeOf(of, known)
  const label = name ?? exact.toReversed().join(', ')
  return (
    <span className="address">
      {label && <span className="address__name">{label}</span>}
      <span className="hash">{of}</span> <Copy value={of} what={label ? `the address of ${label}` : 'the address'} />
      {twin && (
        <strong className="address__twin" role="note">
          Looks like {twin.name} ({twin.address}), but is another account.
        </strong>
      )}
    </span>
  )
}
