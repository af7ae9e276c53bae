import { type Deployment, parseDeployment } from '@althing/proposals'
import { JsonRpcProvider, Network } from 'ethers'
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { CliError } from './cliError.ts'
import type { CliIo } from './cliIo.ts'
import { type ConnectionFile, findConnectionFile, type Person } from './connectionFile.ts'
import { rpcCall } from './rpcCall.ts'

export interface ConnectionFlags {
  readonly rpc?: string
  readonly api?: string
  readonly deployment?: string
  readonly keyFile?: string
  readonly person?: string
}

/** The seeded people's keys are public: they sign on no other chain. */
const localChainId = 31_337

/** A chain that was asked who it is, and the deployment on it. */
export interface Connection {
  readonly provider: JsonRpcProvider
  readonly rpcUrl: string
  /** The other endpoints that were given. Where trust matters they must say the same as `provider`. */
  readonly witnesses: readonly JsonRpcProvider[]
  /** Base of the relayer's API without a trailing slash; null where none is known. */
  readonly apiUrl: string | null
  readonly deployment: Deployment
  /** Seeded accounts of a local network; empty elsewhere. */
  readonly people: readonly Person[]
}

/**
 * Finds the chain, the API and the deployment: flags first, then the environment, then the local network that runs.
 *
 * @throws {CliError} naming the flag and the variable that would say it, or what the chain answered instead.
 */
export async function connect(flags: ConnectionFlags, io: CliIo): Promise<Connection> {
  const file = await findConnectionFile(io)
  const rpcUrls = (flags.rpc ?? io.env['ALTHING_RPC_URLS'] ?? file?.rpcUrl)?.split(',') ?? []
  const [rpcUrl, ...others] = [
    httpUrl('--rpc', rpcUrls.shift()?.trim()),
    ...rpcUrls.map((url) => httpUrl('--rpc', url.trim())),
  ]
  const apiText = flags.api ?? io.env['ALTHING_API_URL'] ?? file?.apiUrl
  const apiUrl = apiText === undefined ? null : httpUrl('--api', apiText).replace(/\/+$/, '')
  const deployment = await readDeployment(flags, io, file)
  for (const url of [rpcUrl, ...others]) await checkChain(url, deployment)

  const [provider, ...witnesses] = [
    openProvider(rpcUrl, deployment),
    ...others.map((url) => openProvider(url, deployment)),
  ]
  return {
    provider,
    rpcUrl,
    witnesses,
    apiUrl,
    deployment,
    people: deployment.chainId === localChainId ? (file?.people ?? []) : [],
  }
}

function openProvider(url: string, { chainId }: Deployment): JsonRpcProvider {
  const network = Network.from(chainId)
  return new JsonRpcProvider(url, network, { staticNetwork: network, pollingInterval: 250, cacheTimeout: -1 })
}

async function readDeployment(flags: ConnectionFlags, io: CliIo, file: ConnectionFile | null): Promise<Deployment> {
  const given = flags.deployment ?? io.env['ALTHING_DEPLOYMENT']
  const path = given !== undefined ? resolve(io.cwd, given) : file && resolve(dirname(file.foundAt), file.deployment)
  if (path === null) throw missing('--deployment', 'ALTHING_DEPLOYMENT', 'the deployment document')
  const deployment = parseDeployment(await readFile(path, 'utf8'))
  if (given === undefined && file?.named === false && deployment.chainId !== localChainId) {
    throw new CliError(
      'refused',
      `${path}: found a deployment on chain ${deployment.chainId}, allowed ${localChainId} in a file that was not named. If ` +
        'you trust it, name it: --deployment',
    )
  }
  return deployment
}

/** The same chain id may stand for two chains, so block 0 is compared too. */
async function checkChain(rpcUrl: string, { chainId, genesisHash, name }: Deployment): Promise<void> {
  const found = Number(await rpcCall(rpcUrl, 'eth_chainId', []))
  if (found !== chainId) {
    throw new CliError(
      'network',
      `--rpc ${rpcUrl}: found chain ${found}, allowed ${chainId}, where ${name} is deployed`,
    )
  }
  const genesis = await rpcCall(rpcUrl, 'eth_getBlockByNumber', ['0x0', false])
  const hash = genesis !== null && typeof genesis === 'object' ? Reflect.get(genesis, 'hash') : null
  if (hash !== genesisHash) {
    throw new CliError(
      'network',
      `--rpc ${rpcUrl}: found genesis block ${String(hash)}, allowed ${genesisHash}: it is another chain with the same id`,
    )
  }
}

function httpUrl(flag: '--rpc' | '--api', text: string | undefined): string {
  if (text === undefined) {
    throw missing(flag, flag === '--rpc' ? 'ALTHING_RPC_URLS' : 'ALTHING_API_URL', 'an address')
  }
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new CliError('input', `${flag}: found ${JSON.stringify(text)}, allowed an http:// or https:// URL`)
  }
  return text
}

function missing(flag: string, variable: string, what: string): CliError {
  return new CliError(
    'usage',
    `${flag}: found nothing, allowed ${what}. Give ${flag}, set ${variable}, or run \`npm start\` for a local network.`,
  )
}
