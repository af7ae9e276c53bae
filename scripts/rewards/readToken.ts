import type { Hex, TypedData } from '@althing/proposals'
import { Interface, isError, type Provider, TypedDataEncoder } from 'ethers'
import { GovernorClientError } from '../governor/governorClientError.ts'

const views = new Interface([
  'function name() view returns (string)',
  'function version() view returns (string)',
  'function nonces(address owner) view returns (uint256)',
  'function DOMAIN_SEPARATOR() view returns (bytes32)',
])

/**
 * The EIP-712 domain of a token: its name and the version that give the separator which it answers, so that no other is signed.
 * @throws GovernorClientError where the token takes no signatures, or has a domain of another form.
 */
export async function readTokenDomain(provider: Provider, token: Hex): Promise<TypedData<unknown>['domain']> {
  const separator = await readToken(provider, token, 'DOMAIN_SEPARATOR')
  const name = await readToken(provider, token, 'name')
  const { chainId } = await provider.getNetwork()
  for (const version of new Set([await readToken(provider, token, 'version'), '1', '2'])) {
    if (typeof name !== 'string' || typeof version !== 'string') continue
    const domain = { name, version, chainId, verifyingContract: token }
    if (TypedDataEncoder.hashDomain(domain) === separator) return domain
  }
  throw new GovernorClientError(
    `${token} takes no signatures (EIP-712), or in a way that is not known: approve instead`,
  )
}

/** What a view of a token answers; undefined where it has none. */
export async function readToken(
  provider: Provider,
  token: Hex,
  method: 'name' | 'version' | 'nonces' | 'DOMAIN_SEPARATOR',
  ...args: readonly unknown[]
): Promise<unknown> {
  try {
    const answer = await provider.call({ to: token, data: views.encodeFunctionData(method, args) })
    return views.decodeFunctionResult(method, answer)[0]
  } catch (error) {
    if (isError(error, 'CALL_EXCEPTION') || isError(error, 'BAD_DATA')) return undefined
    throw error
  }
}
