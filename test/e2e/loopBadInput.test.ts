import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { runProgram } from '../support/program.ts'

let dir: string
let busy: Server
let busyPort: number

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'althing-input-'))
  busy = createServer()
  await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve))
  busyPort = z.object({ port: z.number() }).parse(busy.address()).port
  await writeFile(join(dir, 'parameters.json'), '{"format":"deployment-parameters/1","quorum":"4 %"}')
  await writeFile(join(dir, 'key'), `0x${'11'.repeat(32)}\n`)
  await writeFile(join(dir, 'connection.json'), '{"rpcUrl":7}')
})

afterAll(async () => {
  await new Promise((resolve) => busy.close(resolve))
  await rm(dir, { recursive: true, force: true })
})

interface Case {
  readonly what: string
  readonly args: () => readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** What the one message must contain: the field, what was found, what is allowed. */
  readonly says: () => readonly string[]
}

const start = (...flags: string[]) => ['scripts/start/main.ts', '--dir', join(dir, 'devnet'), ...flags]
const deploy = (...flags: string[]) => ['scripts/deploy/main.ts', ...flags]
const althing = (...args: string[]) => ['scripts/cli/main.ts', ...args]
const aPort = 'it must be a port from 1 to 65535'

const cases: readonly Case[] = [
  { what: 'a port that is a word', args: () => start('--web-port=http'), says: () => ['--web-port', '"http"', aPort] },
  { what: 'a port beyond 65535', args: () => start('--rpc-port=70000'), says: () => ['--rpc-port', '"70000"', aPort] },
  {
    what: 'a busy port',
    args: () => start(`--api-port=${busyPort}`),
    says: () => ['--api-port', `port ${busyPort} for the relayer is in use`],
  },
  { what: 'an unknown flag of start', args: () => start('--fast'), says: () => ['--fast', '--web-port'] },
  { what: 'an unknown flag of demo', args: () => ['scripts/demo/main.ts', '--fast'], says: () => ['--fast'] },
  { what: 'an unknown part of test', args: () => ['scripts/test/main.ts', 'unit'], says: () => ['"unit"', 'units'] },
  { what: 'an unknown benchmark', args: () => ['scripts/bench/main.ts', 'all'], says: () => ['"all"', 'ddm'] },
  { what: 'an unknown task', args: () => ['scripts/bootstrap.mjs', 'begin'], says: () => ['"begin"', 'start, demo'] },
  { what: 'no parameters', args: () => deploy(), says: () => ['--parameters', 'found nothing'] },
  {
    what: 'a malformed parameters file',
    args: () =>
      deploy(
        '--parameters',
        join(dir, 'parameters.json'),
        '--rpc',
        'http://127.0.0.1:1',
        '--key-file',
        join(dir, 'key'),
      ),
    says: () => ['token', 'found nothing', 'quorum'],
  },
  {
    what: 'an RPC URL where nobody listens',
    args: () =>
      deploy(
        '--parameters',
        'scripts/deploy/parameters/local.json',
        '--rpc',
        'http://127.0.0.1:1',
        '--key-file',
        join(dir, 'key'),
      ),
    says: () => ['http://127.0.0.1:1'],
  },
  {
    what: 'an RPC URL that is none',
    args: () => althing('status', '--rpc', 'localhost', '--deployment', 'scripts/deploy/parameters/local.json'),
    says: () => ['--rpc', '"localhost"', 'http:// or https://'],
  },
  {
    what: 'a malformed connection file',
    args: () => althing('status'),
    env: { ALTHING_CONNECTION: 'connection.json' },
    says: () => ['connection.json', 'rpcUrl', 'the URL of the chain'],
  },
]

describe('bad input gets one clear message and a non-zero exit code', () => {
  it.each(cases.map((one) => [one.what, one] as const))('%s', async (_what, { args, env, says }) => {
    const connection = env?.['ALTHING_CONNECTION']
    const resolved = connection === undefined ? env : { ALTHING_CONNECTION: join(dir, connection) }
    const { code, output } = await runProgram(args(), resolved)

    expect(code).not.toBe(0)
    for (const part of says()) expect(output).toContain(part)
    expect(output).not.toMatch(/^\s+at .+:\d+:\d+/m)
  })
})
