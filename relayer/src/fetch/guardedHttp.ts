import http from 'node:http'
import https from 'node:https'
import { isIP } from 'node:net'

import { FetchRefused, FetchUnavailable } from './errors.ts'
import { type ResolveHost, resolveHost, resolveTarget } from './resolveTarget.ts'
import { type FetchPolicy, parseTarget } from './target.ts'

export type GuardedHttpOptions = FetchPolicy & {
  readonly resolve?: ResolveHost
  /** Until the response's head is there. */
  readonly headMs?: number
  /** Without a byte of the body. */
  readonly idleMs?: number
  /** For the whole body. */
  readonly totalMs?: number
  readonly redirects?: number
}

/** GET of a URI that a stranger chose. */
export type GuardedGet = (
  uri: string,
  options: { maxBytes: number; signal?: AbortSignal | undefined },
) => AsyncGenerator<Uint8Array>

/**
 * Fetches what a URI on chain points to without trusting it: the name is resolved once, the address checked, and the
 * connection made to that address. Each redirect goes through the same door. No cookies, no credentials, no proxies, no
 * content encodings, and no more bytes or time than allowed.
 *
 * The generator throws {@link FetchRefused} or {@link FetchUnavailable}.
 */
export function createGuardedGet(options: GuardedHttpOptions = {}): GuardedGet {
  const { resolve = resolveHost, headMs = 15_000, idleMs = 30_000, totalMs = 3_600_000, redirects = 3 } = options

  return async function* get(uri, { maxBytes, signal }) {
    const deadline = AbortSignal.any([AbortSignal.timeout(totalMs), ...(signal === undefined ? [] : [signal])])
    let target = uri
    for (let hop = 0; hop <= redirects; hop++) {
      const url = parseTarget(target, options)
      const address = await resolveTarget(url, options, resolve)
      const response = await head(url, address, deadline)
      const { statusCode = 0 } = response
      const { location } = response.headers
      if (statusCode >= 300 && statusCode < 400 && location !== undefined) {
        response.destroy()
        target = redirectTarget(location, url)
        continue
      }
      if (statusCode !== 200) {
        response.destroy()
        throw new FetchUnavailable(`${url.origin} answered ${statusCode}.`)
      }
      yield* body(response, { url, maxBytes })
      return
    }
    throw new FetchRefused(`URI ${JSON.stringify(uri.slice(0, 200))} redirects more than ${redirects} times.`)
  }

  function head(url: URL, address: string, signal: AbortSignal): Promise<http.IncomingMessage> {
    const family = isIP(address)
    const { promise, resolve: found, reject } = Promise.withResolvers<http.IncomingMessage>()
    const request = (url.protocol === 'https:' ? https : http).get(url, {
      agent: false,
      signal,
      headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'althing-relayer' },
      maxHeaderSize: 16_384,
      // The name was resolved and checked above; it must not be resolved again.
      lookup: (_host, { all }, done) =>
        all === true ? done(null, [{ address, family }]) : done(null, address, family),
    })
    request.setTimeout(idleMs, () => request.destroy(new Error(`no byte in ${idleMs} ms`)))
    const timer = setTimeout(() => request.destroy(new Error(`no answer in ${headMs} ms`)), headMs)
    request.once('response', found)
    // Not `once`: an error after the answer must not become an uncaught one.
    request.on('error', (cause) => reject(new FetchUnavailable(`${url.origin}: ${cause.message}`, { cause })))
    request.once('close', () => clearTimeout(timer))
    request.once('response', () => clearTimeout(timer))

    return promise
  }
}

async function* body(response: http.IncomingMessage, { url, maxBytes }: { url: URL; maxBytes: number }) {
  const encoding = response.headers['content-encoding'] ?? 'identity'
  if (encoding !== 'identity') {
    response.destroy()
    throw new FetchUnavailable(`${url.origin} answered in encoding ${encoding}, which was not asked for.`)
  }
  const announced = Number(response.headers['content-length'] ?? 0)
  let received = 0
  try {
    if (announced > maxBytes) throw tooLarge(url, maxBytes)
    for await (const piece of response) {
      const bytes: unknown = piece
      if (!(bytes instanceof Uint8Array)) throw new FetchUnavailable(`${url.origin} answered with no bytes.`)
      received += bytes.length
      if (received > maxBytes) throw tooLarge(url, maxBytes)
      yield bytes
    }
  } catch (cause) {
    if (cause instanceof FetchRefused || cause instanceof FetchUnavailable) throw cause
    throw new FetchUnavailable(`${url.origin} broke off after ${received} bytes.`, { cause })
  } finally {
    response.destroy()
  }
}

function tooLarge(url: URL, maxBytes: number): FetchRefused {
  return new FetchRefused(`${url.origin} sends more than the ${maxBytes} bytes that were approved.`)
}

function redirectTarget(location: string, from: URL): string {
  const url = URL.parse(location, from)
  if (url === null) throw new FetchRefused(`${from.origin} redirects to something that is not a URL.`)
  if (from.protocol === 'https:' && url.protocol !== 'https:') {
    throw new FetchRefused(`${from.origin} redirects from https: to ${url.protocol}.`)
  }

  return url.href
}
