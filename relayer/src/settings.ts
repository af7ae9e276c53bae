import { parseEther, parseGwei } from 'viem'
import { createReader, type Environment, type Reader } from './settingReader.ts'
import {
  finalityOf,
  integerOf,
  listOf,
  oneOf,
  originOf,
  positive,
  quorumOf,
  sizeOf,
  some,
  textOf,
  urlOf,
} from './settingValues.ts'
import type { Finality } from './chain/finality.ts'
import type { KeySource } from './tx/key.ts'
import type { SpendingLimits } from './tx/fees.ts'

/** Everything an operator decides. */
export type Settings = {
  readonly rpcUrls: readonly string[]
  readonly quorum: number
  readonly finality: Finality
  readonly trust: 'proof' | 'quorum'
  readonly deploymentFile: string
  readonly dataDir: string
  readonly host: string
  readonly port: number
  /** Where others reach this relayer's API; goes on chain as a hint where artifacts may be fetched. */
  readonly publicUrl: string | null
  readonly key: KeySource
  /** What this relayer does besides serving the API. */
  readonly roles: readonly Role[]
  readonly databaseUrl: string | null
  readonly corsOrigins: readonly string[]
  readonly storeQuotaBytes: number
  readonly limits: SpendingLimits
  /** Wei of payments from which a withdrawal is worth its gas; null for never. */
  readonly withdrawFrom: bigint | null
  readonly fetch: {
    readonly allowHttp: boolean
    readonly ipfsGateway: string | null
    readonly allowedHosts: readonly string[]
  }
  readonly logLevel: LogLevel
  /** Where to look for a sandbox. */
  readonly searchPath: string
}

const roles = ['trainer', 'verifier'] as const
/** Takes runs and trains them, or repeats disputed ones and votes; one account may do both, never for one run. */
export type Role = (typeof roles)[number]

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** A setting is missing or not allowed; the message has one line each. */
export class SettingsError extends Error {
  override name = 'SettingsError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(['The settings are not valid.', ...problems.map((problem) => `  ${problem}`)].join('\n'))
    this.problems = problems
  }
}

/**
 * Reads the settings from environment variables; relayer/README.md lists them.
 *
 * @throws SettingsError naming every variable that is wrong, what was found and what is allowed.
 */
export function parseSettings(environment: Environment): Settings {
  const problems: string[] = []
  const read = createReader(environment, problems)
  const rpcUrls = read('ALTHING_RPC_URLS', {
    allowed: 'http:// or https:// URLs, separated by commas',
    parse: (text) => some(listOf(text)).map((url) => urlOf(url, ['http:', 'https:'])),
  })
  const settings: Settings = {
    rpcUrls: rpcUrls ?? [],
    quorum:
      read('ALTHING_QUORUM', {
        allowed: `how many of the ${rpcUrls?.length ?? 'n'} endpoints must agree: 1 to ${rpcUrls?.length ?? 'n'}, more than half of them`,
        parse: (text) => quorumOf(text, rpcUrls?.length ?? 1),
        absent: String(Math.floor((rpcUrls?.length ?? 1) / 2) + 1),
      }) ?? 1,
    finality: read('ALTHING_FINALITY', {
      allowed: 'finalized, safe or depth:N',
      parse: finalityOf,
      absent: 'finalized',
    }) ?? { tag: 'finalized' },
    trust:
      read('ALTHING_TRUST', {
        allowed: 'proof or quorum',
        parse: (text) => oneOf(text, ['proof', 'quorum'] as const),
        absent: 'proof',
      }) ?? 'proof',
    deploymentFile:
      read('ALTHING_DEPLOYMENT', { allowed: "path of the deployment document's file", parse: textOf }) ?? '',
    dataDir: read('ALTHING_DATA_DIR', { allowed: 'path of a directory of this relayer alone', parse: textOf }) ?? '',
    host: read('ALTHING_HOST', { allowed: 'a host name or address', parse: textOf, absent: '127.0.0.1' }) ?? '',
    port:
      read('ALTHING_PORT', { allowed: '0 to 65535', parse: (text) => integerOf(text, 0, 65_535), absent: '4280' }) ?? 0,
    publicUrl:
      read('ALTHING_PUBLIC_URL', {
        allowed: 'an http:// or https:// URL',
        parse: (text) => (text === '' ? null : urlOf(text, ['http:', 'https:']).replace(/\/$/, '')),
        absent: '',
      }) ?? null,
    key: keyOf(environment, problems),
    roles:
      read('ALTHING_ROLES', {
        allowed: 'trainer, verifier, or both, separated by commas',
        parse: (text) => some(listOf(text)).map((role) => oneOf(role, roles)),
        absent: 'trainer',
      }) ?? [],
    databaseUrl:
      read('DATABASE_URL', {
        allowed: 'a postgres:// URL; absent for the embedded database',
        parse: (text) => (text === '' ? null : urlOf(text, ['postgres:', 'postgresql:'])),
        absent: '',
        secret: true,
      }) ?? null,
    corsOrigins:
      read('ALTHING_CORS_ORIGINS', {
        allowed: 'origins such as https://app.example.org, separated by commas, or *',
        parse: (text) => listOf(text).map((origin) => (origin === '*' ? origin : originOf(origin))),
        absent: '',
      }) ?? [],
    storeQuotaBytes:
      read('ALTHING_STORE_QUOTA', {
        allowed: 'a size such as 500MiB or 20GiB, at least 1MiB',
        parse: sizeOf,
        absent: '20GiB',
      }) ?? 0,
    limits: limitsOf(read),
    withdrawFrom:
      read('ALTHING_WITHDRAW_FROM_ETH', {
        allowed: 'a positive number, or never',
        parse: (text) => (text === 'never' ? null : positive(parseEther(text))),
        absent: '0.05',
      }) ?? null,
    fetch: fetchOf(read),
    searchPath: environment['PATH'] ?? '',
    logLevel:
      read('ALTHING_LOG', { allowed: logLevels.join(', '), parse: (text) => oneOf(text, logLevels), absent: 'info' }) ??
      'info',
  }
  if (problems.length > 0) throw new SettingsError(problems)
  return settings
}

/** What the key may spend. */
function limitsOf(read: Reader): Settings['limits'] {
  return {
    maxFeePerGas:
      read('ALTHING_MAX_FEE_GWEI', {
        allowed: 'a positive number',
        parse: (text) => positive(parseGwei(text)),
        absent: '100',
      }) ?? 0n,
    perDay:
      read('ALTHING_MAX_SPEND_ETH_PER_DAY', {
        allowed: 'a positive number',
        parse: (text) => positive(parseEther(text)),
        absent: '0.5',
      }) ?? 0n,
  }
}

/** Where strangers’ URIs may lead. */
function fetchOf(read: Reader): Settings['fetch'] {
  return {
    allowHttp:
      read('ALTHING_FETCH_HTTP', {
        allowed: 'yes or no',
        parse: (text) => oneOf(text, ['yes', 'no'] as const) === 'yes',
        absent: 'no',
      }) ?? false,
    ipfsGateway:
      read('ALTHING_IPFS_GATEWAY', {
        allowed: 'an http:// or https:// URL',
        parse: (text) => (text === '' ? null : urlOf(text, ['http:', 'https:'])),
        absent: '',
      }) ?? null,
    allowedHosts:
      read('ALTHING_FETCH_HOSTS', {
        allowed: 'host names that may be private, separated by commas',
        parse: listOf,
        absent: '',
      }) ?? [],
  }
}

function keyOf(environment: Environment, problems: string[]): KeySource {
  const [keystore, passwordFile, file] = [
    'ALTHING_KEYSTORE',
    'ALTHING_KEYSTORE_PASSWORD_FILE',
    'ALTHING_PRIVATE_KEY_FILE',
  ].map((name) => environment[name]?.trim() ?? '')
  if (keystore && passwordFile && !file) return { kind: 'keystore', file: keystore, passwordFile }
  if (file && !keystore && !passwordFile) return { kind: 'file', file }
  const found = [
    keystore && 'ALTHING_KEYSTORE',
    passwordFile && 'ALTHING_KEYSTORE_PASSWORD_FILE',
    file && 'ALTHING_PRIVATE_KEY_FILE',
  ]
  problems.push(
    `ALTHING_PRIVATE_KEY_FILE: found ${found.filter(Boolean).join(' and ') || 'nothing'}, allowed: either this one, ` +
      'or ALTHING_KEYSTORE with ALTHING_KEYSTORE_PASSWORD_FILE',
  )
  return { kind: 'file', file: '' }
}
