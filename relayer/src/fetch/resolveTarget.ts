import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

import { FetchRefused, FetchUnavailable } from './errors.ts'
import { isPublicAddress } from './publicAddress.ts'
import { type FetchPolicy, isNamedHost } from './target.ts'

/** Looks a host name up, once. A port, so that a test can play a hostile name server. */
export type ResolveHost = (host: string) => Promise<readonly string[]>

/** The system's resolver. */
export const resolveHost: ResolveHost = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address)

/**
 * The one address that a URL's connection is made to. All that the name resolves to must be public: a name that points
 * to both sides is an attempt.
 *
 * @throws {FetchRefused} for an address that is not on the public internet, unless the operator named this host.
 * @throws {FetchUnavailable} for a name that does not resolve.
 */
export async function resolveTarget(url: URL, policy: FetchPolicy, resolve: ResolveHost): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) === 0 ? await resolveName(host, resolve) : [host]
  const [first] = addresses
  if (first === undefined) throw new FetchUnavailable(`Host ${host} has no address.`)
  if (isNamedHost(url, policy)) return first

  const hidden = addresses.find((address) => !isPublicAddress(address))
  if (hidden !== undefined) {
    throw new FetchRefused(`Host ${host} is at ${hidden}, which is not on the public internet.`)
  }

  return first
}

async function resolveName(host: string, resolve: ResolveHost): Promise<readonly string[]> {
  try {
    return await resolve(host)
  } catch (cause) {
    throw new FetchUnavailable(`Host ${host} does not resolve.`, { cause })
  }
}
