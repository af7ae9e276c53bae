import { asHex, type Hex, permitTypedData } from '@althing/proposals'
import { Signature, type Signer } from 'ethers'
import { z } from 'zod'
import { providerOf } from '../governor/contractCalls.ts'
import { readLatestTime } from '../governor/latestTime.ts'
import { signTyped } from '../governor/signTyped.ts'
import { readToken, readTokenDomain } from './readToken.ts'

/** `ILicenseSeats.Permit`. */
export interface SignedPermit {
  /** Unix seconds. */
  readonly deadline: bigint
  readonly v: number
  readonly r: string
  readonly s: string
}

const lifetimeSeconds = 1_800n

/**
 * Signs that `spender` may take `value` of `token` from the signer, within half an hour.
 * @throws GovernorClientError where the token takes no permits.
 */
export async function signPermit(
  signer: Signer,
  { token, spender, value }: { token: Hex; spender: Hex; value: bigint },
): Promise<SignedPermit> {
  const provider = providerOf(signer)
  const owner = asHex(await signer.getAddress())
  const domain = await readTokenDomain(provider, token)
  const nonce = z.bigint().parse(await readToken(provider, token, 'nonces', owner))
  const deadline = (await readLatestTime(provider)) + lifetimeSeconds

  const signature = await signTyped(signer, permitTypedData(domain, { owner, spender, value, nonce, deadline }))
  const { v, r, s } = Signature.from(signature)
  return { deadline, v, r, s }
}
