import { FetchRefused } from './errors.ts'

/** What an operator allows to be fetched. */
export type FetchPolicy = {
  /** Also `http:`; only for networks of one's own. Default: `https:` alone. */
  readonly allowHttp?: boolean
  /** Gateway that `ipfs:` is fetched through, such as `https://ipfs.example`; without one `ipfs:` is refused. */
  readonly ipfsGateway?: string | null
  /** `host:port` pairs that may be reached wherever they are, loopback included, over http too. For tests and devnets. */
  readonly allowedHosts?: readonly string[]
}

const longestUri = 2_048

/**
 * Reads a URI from the chain as a URL that may be fetched. What it resolves to is checked when it is connected to.
 *
 * @throws {FetchRefused} for other schemes, credentials, ports of other protocols, and anything that is not a URL.
 */
export function parseTarget(uri: string, policy: FetchPolicy): URL {
  const shown = JSON.stringify(uri.slice(0, 200))
  if (uri.length > longestUri) throw new FetchRefused(`URI ${shown}… is longer than ${longestUri} characters.`)
  // WHATWG URL drops tabs and line breaks and reads backslashes as slashes: what is written must be what is read.
  if (/[\s\\\p{C}]/u.test(uri)) throw new FetchRefused(`URI ${shown} holds white space, controls or backslashes.`)

  const url = URL.parse(uri)
  if (url === null) throw new FetchRefused(`URI ${shown} is not a URL.`)
  if (url.protocol === 'ipfs:') return parseTarget(gatewayUrl(uri, policy.ipfsGateway ?? null), policy)
  if (url.username !== '' || url.password !== '') throw new FetchRefused('A URI must not carry credentials.')

  const named = isNamedHost(url, policy)
  const schemes = named || policy.allowHttp === true ? ['https:', 'http:'] : ['https:']
  if (!schemes.includes(url.protocol)) {
    throw new FetchRefused(`URI ${shown} has scheme ${url.protocol}; allowed are ${schemes.join(' and ')} and ipfs:.`)
  }
  if (!named && url.port !== '' && Number(url.port) < 1024) {
    throw new FetchRefused(`URI ${shown} has port ${url.port}; allowed are 80, 443 and 1024 to 65535.`)
  }

  return url
}

/** Whether the operator named exactly this host and port. */
export function isNamedHost(url: URL, { allowedHosts = [] }: FetchPolicy): boolean {
  return allowedHosts.includes(`${url.hostname}:${portOf(url)}`)
}

function portOf(url: URL): number {
  return url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
}

function gatewayUrl(uri: string, gateway: string | null): string {
  if (gateway === null) throw new FetchRefused('ipfs: URIs need a gateway; set one to fetch them.')

  const match = /^ipfs:\/\/(?:ipfs\/)?([A-Za-z0-9]{46,128})((?:\/[^?#]*)?)$/.exec(uri)
  if (match === null) throw new FetchRefused(`URI ${JSON.stringify(uri.slice(0, 200))} is not ipfs://<cid>/<path>.`)
  return `${gateway.replace(/\/+$/, '')}/ipfs/${match[1]}${match[2]}`
}
