import { asHex, type Hex, permitTypedData, type TypedData } from '@althing/proposals'
import { Interface, isError, type Provider, Signature, type Signer, TypedDataEncoder } from 'ethers'
import { z } from 'zod'
import { providerOf } from '../governor/contractCalls.ts'
import { GovernorClientError } from '../governor/governorClientError.ts'
import { readLatestTime } from '../governor/latestTime.ts'
import { signTyped } from '../governor/signTyped.ts'

/** `ILicenseSeats.Permit`. */
export interface SignedPermit {
  /** Unix seconds. */
  readonly deadline: bigint
  readonly v: number
  readonly r: string
  readonly s: string
}

type TokenDomain = TypedData<unknown>['domain']

const lifetimeSeconds = 1_800n
const views = new Interface([
  'function name() view returns (string)',
  'function version() view returns (string)',
  'function nonces(address owner) view returns (uint256)',
  'function DOMAIN_SEPARATOR() view returns (bytes32)',
])

/**
 * Signs that `spender` may take `value` of `token` from the signer, within half an hour.
 * @throws GovernorClientError where the token takes no permits that one can be sure of.
 */
export async function signPermit(
  signer: Signer,
  { token, spender, value }: { token: Hex; spender: Hex; value: bigint },
): Promise<SignedPermit> {
  const provider = providerOf(signer)
  const owner = asHex(await signer.getAddress())
  const domain = await readTokenDomain(provider, token)
  const nonce = z.bigint().parse(await read(provider, token, 'nonces', owner))
  const deadline = (await readLatestTime(provider)) + lifetimeSeconds

  const signature = await signTyped(signer, permitTypedData(domain, { owner, spender, value, nonce, deadline }))
  const { v, r, s } = Signature.from(signature)
  return { deadline, v, r, s }
}

/** The token's domain: its name and the version that gives the separator which it answers, so that nothing else is signed. */
async function readTokenDomain(provider: Provider, token: Hex): Promise<TokenDomain> {
  const separator = await read(provider, token, 'DOMAIN_SEPARATOR')
  const name = await read(provider, token, 'name')
  const { chainId } = await provider.getNetwork()
  for (const version of new Set([await read(provider, token, 'version'), '1', '2'])) {
    if (typeof name !== 'string' || typeof version !== 'string') continue
    const domain = { name, version, chainId, verifyingContract: token }
    if (TypedDataEncoder.hashDomain(domain) === separator) return domain
  }
  throw new GovernorClientError(`${token} takes no permits (ERC-2612), or none whose domain is known: approve instead`)
}

/** What a view of the token answers; undefined where it has none. */
async function read(provider: Provider, token: Hex, method: string, ...args: readonly unknown[]): Promise<unknown> {
  try {
    const answer = await provider.call({ to: token, data: views.encodeFunctionData(method, args) })
    return views.decodeFunctionResult(method, answer)[0]
  } catch (error) {
    if (isError(error, 'CALL_EXCEPTION') || isError(error, 'BAD_DATA')) return undefined
    throw error
  }
}
