import { hashFolder } from '@althing/relayer/hashFolder'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { readRun } from '../../scripts/cli/chain/records.ts'
import { runCli } from '../../scripts/cli/program.ts'
import { sendCall } from '../../scripts/governor/contractCalls.ts'
import { type AlteringProxy, startAlteringProxy, unaltered } from '../support/alteringProxy.ts'
import { eventually, type RelayerProcess, startRelayerProcess } from '../support/relayerProcess.ts'
import { lineageName, type SmallDao, startSmallDao } from '../support/smallDao.ts'
import { uploadAll } from '../support/uploadAll.ts'

let dao: SmallDao
let relayer: RelayerProcess
let mirror: AlteringProxy
let dir = ''
let temporary = ''

/** Run 1 comes into force, run 2 repeats it as its child and gains nothing, run 3 is the trainer's lie. */
beforeAll(async () => {
  dao = await startSmallDao()
  relayer = await startRelayerProcess(dao)
  await uploadAll(relayer.apiUrl, dao)
  for (const runId of [1n, 2n]) {
    await dao.decide(dao.authorize)
    await reaches(runId, ['Submitted'])
    await dao.chain.passSeconds(31)
    await reaches(runId, ['Finalized', 'Refused'])
  }
  await relayer.stop()
  await dao.decide(dao.authorize)
  await lieAbout(3n)
  relayer = await startRelayerProcess(dao)
  mirror = await startAlteringProxy(relayer.apiUrl)
})

afterAll(async () => {
  await mirror?.close()
  await relayer?.stop()
  await dao?.stop()
})

beforeEach(async () => {
  dir = await mkdtemp(join(dao.dir, 'work-'))
  temporary = join(dir, 'tmp')
  await mkdir(temporary)
  vi.stubEnv('TMPDIR', temporary)
})

afterEach(() => {
  mirror.alter(unaltered)
  vi.unstubAllEnvs()
})

async function reaches(runId: bigint, statuses: readonly string[]): Promise<void> {
  const reached = async () => (statuses.includes(await dao.runStatus(runId)) ? true : undefined)
  await eventually(reached, { what: `run ${runId} ${statuses.join(' or ')}` })
}

/** What the trainer says that its weights are. */
const lie = { root: `0x${'66'.repeat(32)}` }

/** The chain's own trainer reports run 2's result with other weights and a better figure. */
async function lieAbout(runId: bigint): Promise<void> {
  const { result } = await onChain(2n)
  const told = { ...result, artifact: { ...result.artifact, ...lie }, metricAfter: result.metricAfter + 1 }
  const trainer = dao.wallet('Trainer')
  await sendCall(trainer, dao.deployment, { contract: 'runs', method: 'start', args: [runId] })
  await sendCall(trainer, dao.deployment, { contract: 'runs', method: 'submit', args: [runId, told, ''] })
}

interface Ended {
  readonly exitCode: number
  readonly document: unknown
}

function flags(): string[] {
  return ['--at', 'latest', '--rpc', dao.rpcUrl, '--api', mirror.url, '--deployment', dao.deploymentPath, '--json']
}

/** Runs the command with its temporary folders where they can be looked at. */
async function repeat(args: readonly string[]): Promise<Ended> {
  let stdout = ''
  const exitCode = await runCli(['repeat', ...args, ...flags()], {
    env: { HOME: dir, PATH: process.env['PATH'] },
    cwd: dir,
    stdout: (text) => void (stdout += text),
    stderr: () => {},
    terminalColumns: null,
    now: () => Date.now(),
  })
  const left = await readdir(temporary)
  if (left.length > 0) throw new Error(`left behind in the folder for temporary files: ${left.join(', ')}`)
  return { exitCode, document: JSON.parse(stdout) }
}

describe('repeat', () => {
  it('gives the same bytes and figures, by the run’s number and by the lineage that it is in force in', async () => {
    const byNumber = await repeat(['1', '--out', 'again'])
    expect(byNumber).toMatchObject({ exitCode: 0, document: { equal: true, runId: '1', status: 'Finalized' } })

    const { result } = await onChain(1n)
    const { manifest } = await hashFolder(join(dir, 'again/artifact'))
    expect(manifest.root).toBe(result.artifact.root)
    expect((await readdir(join(dir, 'again'))).toSorted()).toEqual(['artifact', 'repeat.json'])

    const inForce = await repeat([lineageName, '--out', 'again'])
    expect(inForce).toMatchObject({ exitCode: 0, document: { equal: true, runId: '1' } })
  })

  it('measures against the version that was in force when the run started', async () => {
    const [first, second] = [await onChain(1n), await onChain(2n)]
    expect(second.result.metricBefore).toBe(first.result.metricAfter)
    expect(await repeat(['2'])).toMatchObject({ exitCode: 0, document: { equal: true, status: 'Refused' } })
  })

  it('finds out a trainer that reported something else, while the result can still be stopped', async () => {
    const truth = (await onChain(2n)).result
    expect(await repeat(['3', '--out', 'evidence'])).toMatchObject({
      exitCode: 4,
      document: {
        error: {
          kind: 'verification',
          equal: false,
          status: 'Submitted',
          comparisons: expect.arrayContaining([
            { what: 'artifact.root', chain: lie.root, here: truth.artifact.root, equal: false },
            { what: 'metricAfter', chain: truth.metricAfter + 1, here: truth.metricAfter, equal: false },
            { what: 'metricBefore', chain: truth.metricBefore, here: truth.metricBefore, equal: true },
          ]),
        },
      },
    })
    expect((await hashFolder(join(dir, 'evidence/artifact'))).manifest.root).toBe(truth.artifact.root)
  })

  it.each(['/v1/manifests/', '/v1/blobs/', '/v1/documents/'])(
    'trains on nothing that a mirror altered in %s',
    async (kind) => {
      mirror.alter((passing) =>
        passing.path.startsWith(kind) ? { ...passing, body: withFlippedBit(passing.body) } : passing,
      )
      expect(await repeat(['1', '--out', 'again'])).toMatchObject({ exitCode: 4 })
      expect(await readdir(dir)).toEqual(['tmp'])
    },
  )

  it('says which mirror holds too little', async () => {
    mirror.alter((passing) => (passing.path.startsWith('/v1/blobs/') ? { ...passing, status: 404 } : passing))
    expect(await repeat(['1'])).toMatchObject({ exitCode: 5 })
  })

  it('leaves nothing behind at Ctrl-C', async () => {
    const main = fileURLToPath(new URL('../../scripts/cli/main.ts', import.meta.url))
    const child = spawn(process.execPath, [main, 'repeat', '1', '--out', 'again', ...flags()], {
      cwd: dir,
      env: { HOME: dir, PATH: process.env['PATH'], TMPDIR: temporary },
    })
    mirror.alter((passing) => {
      if (passing.path.startsWith('/v1/blobs/') && !child.killed) child.kill('SIGINT')
      return passing
    })
    expect(await once(child, 'exit')).toEqual([6, null])
    expect(await readdir(dir)).toEqual(['tmp'])
    expect(await readdir(temporary)).toEqual([])
  })

  it.each([
    ['a run that nobody authorised', ['9'], 6],
    ['a lineage that is not there', ['plants'], 6],
    ['a name that is none', ['../animals'], 2],
    ['a folder with other things in it', ['1', '--out', 'thesis'], 3],
  ])('refuses %s', async (_what, args, exitCode) => {
    await mkdir(join(dir, 'thesis'))
    await writeFile(join(dir, 'thesis/thesis.tex'), 'ten years')
    expect((await repeat(args)).exitCode).toBe(exitCode)
    expect(await readdir(join(dir, 'thesis'))).toEqual(['thesis.tex'])
  })
})

async function onChain(runId: bigint) {
  const { provider, deployment } = dao
  return readRun({ provider, deployment, blockNumber: await provider.getBlockNumber() }, runId)
}

function withFlippedBit(bytes: Buffer): Buffer {
  const flipped = Buffer.from(bytes)
  const at = Math.floor(flipped.length / 2)
  if (flipped.length > 0) flipped[at] = (flipped[at] ?? 0) ^ 1
  return flipped
}
