import { asHex, type Hex, type TypedData } from '@althing/proposals'
import type { Signer } from 'ethers'

/** The signature of an EIP-712 message, as the kernel's `typedData/` builds it. */
export async function signTyped(signer: Signer, { domain, types, message }: TypedData<object>): Promise<Hex> {
  return asHex(await signer.signTypedData(domain, types, { ...message }))
}
