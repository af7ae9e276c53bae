import { getAddress, type Hex, isAddress, size, slice } from 'viem'
import { Address } from '../../ui/Address.tsx'
import { Hash } from '../../ui/Hash.tsx'

/** A member by ERC-7913: an account, or a key with the contract that verifies its signatures. */
export function Member({ signer }: { signer: Hex }) {
  if (isAddress(signer, { strict: false })) return <Address of={getAddress(signer)} />
  const bytes = size(signer)
  if (bytes <= 20) return <Hash value={signer} what="the signer" />
  return (
    <div>
      <p>
        A passkey or other key, verified by <Address of={getAddress(slice(signer, 0, 20))} />
      </p>
      <Hash value={slice(signer, 20)} what="the key" />
    </div>
  )
}
