import { expect, test } from 'vitest'
import { parseSettings, SettingsError } from './settings.ts'

const good = {
  ALTHING_RPC_URLS: 'http://127.0.0.1:8545',
  ALTHING_DEPLOYMENT: '/d/deployment.json',
  ALTHING_DATA_DIR: '/d/data',
  ALTHING_PRIVATE_KEY_FILE: '/d/key',
}

function problemsOf(change: Readonly<Record<string, string | undefined>>): readonly string[] {
  try {
    parseSettings({ ...good, ...change })
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.problems
    throw error
  }
}

test('four variables are enough; the rest has values that are safe', () => {
  expect(parseSettings(good)).toEqual({
    rpcUrls: ['http://127.0.0.1:8545'],
    quorum: 1,
    finality: { tag: 'finalized' },
    trust: 'proof',
    deploymentFile: '/d/deployment.json',
    dataDir: '/d/data',
    host: '127.0.0.1',
    port: 4280,
    publicUrl: null,
    key: { kind: 'file', file: '/d/key' },
    roles: ['trainer'],
    databaseUrl: null,
    corsOrigins: [],
    storeQuotaBytes: 20 * 2 ** 30,
    limits: { maxFeePerGas: 100_000_000_000n, perDay: 500_000_000_000_000_000n },
    withdrawFrom: 50_000_000_000_000_000n,
    fetch: { allowHttp: false, ipfsGateway: null, allowedHosts: [] },
    logLevel: 'info',
    searchPath: '',
  })
})

test('of several endpoints more than half must agree unless more are asked for', () => {
  const rpcs = { ...good, ALTHING_RPC_URLS: 'https://a.example, https://b.example, https://c.example' }

  expect(parseSettings(rpcs).quorum).toBe(2)
  expect(parseSettings({ ...rpcs, ALTHING_QUORUM: '3' }).quorum).toBe(3)
})

test.for([
  ['ALTHING_RPC_URLS', undefined, 'found nothing'],
  ['ALTHING_RPC_URLS', ',', 'found ","'],
  ['ALTHING_RPC_URLS', 'ws://127.0.0.1', 'found "ws://127.0.0.1"'],
  ['ALTHING_QUORUM', '2', 'found "2", allowed: how many of the 1 endpoints must agree: 1 to 1'],
  ['ALTHING_FINALITY', 'latest', 'allowed: finalized, safe or depth:N'],
  ['ALTHING_FINALITY', 'depth:-1', 'found "depth:-1"'],
  ['ALTHING_TRUST', 'yes', 'allowed: proof or quorum'],
  ['ALTHING_DEPLOYMENT', '', 'found nothing'],
  ['ALTHING_DATA_DIR', '  ', 'found nothing'],
  ['ALTHING_PORT', '65536', 'found "65536", allowed: 0 to 65535'],
  ['ALTHING_PORT', '0x10', 'found "0x10"'],
  ['ALTHING_PUBLIC_URL', 'ftp://a.example', 'allowed: an http:// or https:// URL'],
  ['ALTHING_CORS_ORIGINS', 'https://a.example/path', 'allowed: origins'],
  ['ALTHING_STORE_QUOTA', '20 GB', 'allowed: a size such as 500MiB'],
  ['ALTHING_STORE_QUOTA', '0MiB', 'found "0MiB"'],
  ['ALTHING_MAX_FEE_GWEI', '-1', 'allowed: a positive number'],
  ['ALTHING_MAX_SPEND_ETH_PER_DAY', 'much', 'found "much"'],
  ['ALTHING_WITHDRAW_FROM_ETH', '0', 'allowed: a positive number, or never'],
  ['ALTHING_ROLES', 'judge', 'allowed: trainer, verifier, or both'],
  ['ALTHING_FETCH_HTTP', 'true', 'allowed: yes or no'],
  ['ALTHING_LOG', 'verbose', 'allowed: debug, info, warn, error, silent'],
  ['ALTHING_PRIVATE_KEY_FILE', undefined, 'either this one, or ALTHING_KEYSTORE'],
  ['ALTHING_KEYSTORE', '/d/keystore', 'found ALTHING_KEYSTORE and ALTHING_PRIVATE_KEY_FILE'],
] as const)('%s = %j is one problem that says what was found and what is allowed', ([name, value, said]) => {
  const problems = problemsOf({ [name]: value })

  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(said)
})

test('all that is wrong is told at once, and no secret with it', () => {
  const problems = problemsOf({ ALTHING_PORT: 'x', DATABASE_URL: 'mysql://user:secret@host/db' })

  expect(problems.map((problem) => problem.split(':')[0])).toEqual(['ALTHING_PORT', 'DATABASE_URL'])
  expect(problems.join()).not.toContain('secret')
})
