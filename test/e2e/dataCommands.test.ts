import { bytes32Schema, lineageIdOf, versionIdOf } from '@althing/proposals'
import { id } from 'ethers'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runCli } from '../../scripts/cli/program.ts'
import { contribute } from '../../scripts/devnet/contribute.ts'
import { type Devnet, startDevnet } from '../../scripts/devnet/devnet.ts'
import { choosePort } from '../../scripts/devnet/ports.ts'
import { allFor, foundDao } from '../../scripts/devnet/seed.ts'
import { lineage } from '../../scripts/devnet/trainingConfig.ts'
import { checkSums } from '../../scripts/demo/sha256sum.ts'
import {
  alterResult,
  type AlteringProxy,
  type Passing,
  startAlteringProxy,
  unaltered,
} from '../support/alteringProxy.ts'

let root = ''
let devnet: Devnet
let mirror: AlteringProxy
let chain: AlteringProxy
let dir = ''
let trainedOn: string[] = []

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'althing-pull-'))
  const ports = { rpc: await choosePort({ service: 'local chain' }), api: await choosePort({ service: 'relayer' }) }
  devnet = await startDevnet({ dir: join(root, 'devnet'), ports, votingPeriod: { seconds: 60 } })
  await devnet.startRelayer()
  const dao = await foundDao(devnet, () => {})
  // Two training sets: what is pulled and verified is a list of more than one.
  const approve = [
    await contribute(devnet.althing, dao.corpus.first, 'Dagny'),
    await contribute(devnet.althing, dao.corpus.second, 'Egil'),
  ]
  const draft = await dao.draftTraining({ name: 'modules-v1', title: 'Train on all', body: 'Two folders.', approve })
  const proposalId = await dao.decisions.carry(draft, { proposer: 'Astrid', ballots: allFor })
  const [runId = ''] = await dao.runs.authorizedBy(proposalId)
  const { status } = await dao.runs.outcome(runId, () => {})
  if (status !== 'Finalized') throw new Error(`run ${runId} ended ${status}`)
  trainedOn = approve.map(({ commitment }) => commitment.root)
  mirror = await startAlteringProxy(devnet.apiUrl)
  chain = await startAlteringProxy(devnet.rpcUrl)
})

afterAll(async () => {
  await mirror?.close()
  await chain?.close()
  await devnet?.stop()
  await rm(root, { recursive: true, force: true })
})

beforeEach(async () => {
  dir = await mkdtemp(join(root, 'work-'))
})

afterEach(() => {
  mirror.alter(unaltered)
  chain.alter(unaltered)
})

interface Ended {
  readonly exitCode: number
  readonly document: unknown
}

/** Runs a command through both endpoints that may lie, as an account that has seen nothing yet. */
async function althing(...args: readonly string[]): Promise<Ended> {
  let stdout = ''
  const exitCode = await runCli([...args, '--json', '--api', mirror.url], {
    env: { ALTHING_CONNECTION: join(root, 'devnet/connection.json'), ALTHING_RPC_URLS: chain.url, HOME: dir },
    cwd: dir,
    stdout: (text) => void (stdout += text),
    stderr: () => {},
    terminalColumns: null,
    now: () => Date.now(),
  })
  return { exitCode, document: JSON.parse(stdout) }
}

const pull = (...args: readonly string[]) => althing('pull', lineage, '--at', 'latest', '--out', 'model', ...args)

describe('pull', () => {
  it('brings config, data, weights and attestation, and verify finds them right', async () => {
    const pulled = await pull()
    expect(pulled).toMatchObject({
      exitCode: 0,
      document: { verified: true, version: 2, metrics: { metric: 'accuracy' } },
    })
    expect((await readdir(join(dir, 'model'))).toSorted()).toEqual([
      'SHA256SUMS',
      'attestation.dsse.json',
      'base',
      'config.json',
      'datasets',
      'lock.json',
      'manifests',
      'model',
    ])
    await checkSums(join(dir, 'model'), 'SHA256SUMS')
    const verified = await althing('verify', 'model', '--at', 'latest')
    expect(verified).toMatchObject({ exitCode: 0, document: { verified: true, inForce: true, status: 'Released' } })
  })

  it('brings every training set of a config that names several', async () => {
    expect((await pull()).exitCode).toBe(0)
    const folders = await readdir(join(dir, 'model/datasets'))
    expect(folders).toHaveLength(3)
    expect(folders).toEqual(expect.arrayContaining(trainedOn))
  })

  it('takes nothing from a mirror that changes one bit, whatever it is of', async () => {
    for (const kind of ['/v1/manifests/', '/v1/blobs/', '/v1/documents/']) {
      mirror.alter((passing) =>
        passing.path.startsWith(kind) ? { ...passing, body: withFlippedBit(passing.body) } : passing,
      )
      expect([kind, (await pull()).exitCode]).toEqual([kind, 4])
      expect(await readdir(dir)).not.toContain('model')
    }
  })

  it('takes nothing from a mirror that serves one thing for another', async () => {
    const served = new Map<string, Buffer>()
    mirror.alter((passing) => {
      const kind = passing.path.split('/')[2] ?? ''
      const first = served.get(kind) ?? passing.body
      served.set(kind, first)
      return { ...passing, body: first }
    })
    expect((await pull()).exitCode).toBe(4)
  })

  it('says which mirror lacks something, and leaves what it verified for the next attempt', async () => {
    mirror.alter((passing) =>
      passing.path.startsWith('/v1/blobs/') && mirror.paths.length % 2 === 0 ? missing(passing) : passing,
    )
    expect((await pull()).exitCode).toBe(5)
    mirror.alter(unaltered)
    expect((await pull()).exitCode).toBe(0)
    expect((await readdir(dir)).filter((name) => name.startsWith('.model'))).toEqual([])
  })

  it('survives a mirror that hangs up', async () => {
    mirror.alter((passing) => (passing.path.startsWith('/v1/blobs/') ? 'hang up' : passing))
    expect((await pull()).exitCode).toBe(5)
  })

  it('does not take other code for the deployment’s', async () => {
    chain.alter((passing) => alterResult(passing, 'eth_getCode', '0x6000'))
    expect(await pull()).toMatchObject({
      exitCode: 4,
      document: { error: { message: expect.stringContaining('found code') } },
    })
  })

  it('does not take another chain for the deployment’s', async () => {
    chain.alter((passing) => alterResult(passing, 'eth_chainId', '0x1'))
    expect((await pull()).exitCode).toBe(5)
  })

  it('believes no endpoint that another one contradicts', async () => {
    const both = `${devnet.rpcUrl},${chain.url}`
    expect((await pull('--rpc', both)).exitCode).toBe(0)

    // The liar says that the base version is still in force, which is a version that exists.
    const base = readFileSync(join(dir, 'model/lock.json'), 'utf8').match(
      /"base": \{\s*"root": "(0x[0-9a-f]{64})"/,
    )?.[1]
    const baseVersion = versionIdOf(lineageIdOf(lineage), 0n, bytes32Schema.parse(base))
    chain.alter((passing) => alterResult(passing, 'eth_call', baseVersion, isInForce))
    expect(await pull('--rpc', both)).toMatchObject({
      exitCode: 4,
      document: { error: { message: expect.stringContaining('endpoint 2 of --rpc') } },
    })
  })

  it('does not go back behind a version that this account has seen', async () => {
    await pull()
    const seen = join(dir, '.local/state/althing/seen.json')
    await writeFile(seen, (await readFile(seen, 'utf8')).replace('"version": 2', '"version": 3'))
    expect((await pull()).exitCode).toBe(6)
    expect((await pull('--allow-rollback')).exitCode).toBe(0)
  })

  it('writes nothing over a folder that is not its own', async () => {
    await cp(join(root, 'devnet/deployment.json'), join(dir, 'model/thesis.json'))
    expect((await pull()).exitCode).toBe(3)
    expect(await readdir(join(dir, 'model'))).toEqual(['thesis.json'])
  })

  it('refuses a format in which this classifier cannot be written', async () => {
    expect((await pull('--format', 'trl')).exitCode).toBe(6)
  })
})

describe('dataset submit', () => {
  const description = ['--license', 'CC0-1.0', '--creator', 'Egil', '--url', 'https://example.org']
  const submit = (...args: readonly string[]) => althing('dataset', 'submit', 'rows', ...description, ...args)
  const asEgil = ['--title', 'Rows', '--person', 'Egil']

  beforeEach(async () => {
    await mkdir(join(dir, 'rows'))
    for (const name of ['a', 'b', 'c']) await writeFile(join(dir, `rows/${name}.csv`), `${name}${dir}`)
  })

  it('goes on after an interruption: one submission, and only the bytes that are missing', async () => {
    let uploads = 0
    mirror.alter((passing) =>
      passing.path.startsWith('/v1/blobs/') && ++uploads > 4 ? { ...passing, status: 500 } : passing,
    )
    expect((await submit(...asEgil)).exitCode).toBe(5)

    mirror.alter(unaltered)
    const again = await submit(...asEgil)
    expect(again).toMatchObject({ exitCode: 0, document: { transactionHash: null, status: 'Submitted' } })
    const third = await submit(...asEgil)
    expect(third).toMatchObject({ exitCode: 0, document: { uploadedFiles: 0, presentFiles: 3 } })
  })

  it('refuses to submit the same bytes with other metadata', async () => {
    expect((await submit(...asEgil)).exitCode).toBe(0)
    expect((await submit('--title', 'Other rows', '--person', 'Egil')).exitCode).toBe(6)
  })

  it.each([
    ['nobody', [], 2],
    ['a person who is not there', ['--person', 'Loki'], 2],
    ['a key file that is not there', ['--key-file', 'nowhere'], 3],
    ['a key file without a key', ['--key-file', 'rows/a.csv'], 3],
    ['an account without coin', ['--key-file', 'key'], 6],
    ['a payout that is no address', ['--person', 'Egil', '--payout', '0x12'], 3],
    ['a licence that is none', ['--person', 'Egil', '--license', 'free'], 3],
  ])('refuses %s, and nothing comes of it', async (_what, flags, exitCode) => {
    await writeFile(join(dir, 'key'), `0x${'77'.repeat(32)}`)
    expect((await submit('--title', 'Rows', ...flags)).exitCode).toBe(exitCode)
  })
})

describe('verify', () => {
  beforeEach(async () => {
    await pull()
  })

  it.each([
    ['a bit of the weights', async () => await edit('model/model.safetensors', withFlippedBit)],
    ['a bit of the config', async () => await edit('config.json', replace('"seed":', '"seed":1'))],
    ['the attestation', async () => await edit('attestation.dsse.json', replace('"payload":"', '"payload":"AAAA'))],
    ['the version in the lock', async () => await edit('lock.json', replace('"version": 2', '"version": 1'))],
    ['a file too much', async () => await writeFile(join(dir, 'model/model/pickle.bin'), 'x')],
    ['a file too few', async () => await rm(join(dir, 'model/model/labels.json'))],
  ])('finds %s', async (_what, attack) => {
    await attack()
    expect((await althing('verify', 'model', '--at', 'latest')).exitCode).toBe(4)
  })
})

function isInForce(data: string): boolean {
  return data.startsWith(id('inForce(uint256)').slice(0, 10))
}

async function edit(path: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  const file = join(dir, 'model', path)
  await writeFile(file, change(await readFile(file)))
}

function replace(from: string, to: string): (bytes: Buffer) => Buffer {
  return (bytes) => Buffer.from(bytes.toString().replace(from, to))
}

function withFlippedBit(bytes: Buffer): Buffer {
  const flipped = Buffer.from(bytes)
  const at = Math.floor(flipped.length / 2)
  if (flipped.length > 0) flipped[at] = (flipped[at] ?? 0) ^ 1
  return flipped
}

function missing(passing: Passing): Passing {
  return { ...passing, status: 404, body: Buffer.from('{}') }
}
