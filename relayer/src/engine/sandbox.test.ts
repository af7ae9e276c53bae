import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'

import { expect, test } from 'vitest'

import { animals } from '../trainer/fixtures/animals.ts'
import { createTemporaryFolder, createTraining } from '../trainer/fixtures/createTraining.ts'
import type { TrainingSpec } from '../trainer/trainingSpec.ts'
import { createBwrap, findSandbox, noSandbox, type Sandbox } from './sandbox.ts'
import { reachOf, trainerCommand } from './trainerCommand.ts'

/** Tries what a trainer must not be able to do, and prints what it could. */
const probe = `
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createConnection } from 'node:net'
const [, , outside, inside] = process.argv
const could = []
const attempt = (what, action) => { try { action(); could.push(what) } catch {} }
attempt('write inside', () => writeFileSync(inside, 'x'))
attempt('write outside', () => writeFileSync(outside + '.new', 'x'))
attempt('read outside', () => readFileSync(outside))
attempt('read /proc', () => readFileSync('/proc/' + process.ppid + '/environ'))
attempt('start a program', () => { if (spawnSync('/bin/true').error) throw new Error() })
const socket = createConnection({ host: '127.0.0.1', port: Number(process.argv[4]) })
const end = (connected) => { if (connected) could.push('connect'); console.log(JSON.stringify(could)); process.exit() }
socket.on('connect', () => end(true)).on('error', () => end(false))
`

async function listProbed(folder: string, sandbox: Sandbox): Promise<string[]> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  try {
    return await probeFrom(folder, sandbox, port)
  } finally {
    server.close()
  }
}

async function probeFrom(folder: string, sandbox: Sandbox, port: number): Promise<string[]> {
  const spec: TrainingSpec = await createTraining(folder, animals)
  const script = join(spec.base.dir, 'probe.mjs')
  await writeFile(script, probe)
  await writeFile(join(folder, 'secret'), 'key')
  await mkdir(spec.outDir, { recursive: true })
  const reach = reachOf(spec, spec.config)
  const node = trainerCommand(spec.config, reach, 256).slice(0, -2)
  const args = [script, join(folder, 'secret'), join(spec.outDir, 'x'), String(port)]
  const [file = '', ...rest] = sandbox.wrap([...node, ...args], reach)
  const { stdout, stderr } = spawnSync(file, rest, { env: {}, encoding: 'utf8', cwd: spec.outDir })
  if (stdout === '') throw new Error(stderr)
  const could: string[] = JSON.parse(stdout)
  return could
}

test('without a sandbox a trainer can only write its own folder, read its inputs, and use the network', async () => {
  await using folder = await createTemporaryFolder()

  expect(await listProbed(folder.path, noSandbox)).toEqual(['write inside', 'connect'])
  expect(await readdir(folder.path)).not.toContain('secret.new')
})

test('bubblewrap is given the inputs to read, one folder to write, and no network or /proc', async () => {
  await using folder = await createTemporaryFolder()
  const sandbox = createBwrap('/usr/bin/bwrap')

  const command = sandbox.wrap(['node', 'main.ts'], { reads: [folder.path], writes: join(folder.path, 'out') })

  expect(command[0]).toBe('/usr/bin/bwrap')
  expect(command).toContain('--unshare-net')
  expect(command).not.toContain('/proc')
  expect(command.join(' ')).toContain(`--ro-bind ${folder.path} ${folder.path} --bind ${folder.path}/out`)
  expect(command.slice(-3)).toEqual(['--', 'node', 'main.ts'])
})

test('a bubblewrap that does not work is not used', async () => {
  await using folder = await createTemporaryFolder()
  await writeFile(join(folder.path, 'bwrap'), '#!/bin/sh\nexit 1\n', { mode: 0o755 })

  expect(findSandbox(folder.path, folder.path).kind).toBe('none')
  expect(findSandbox('/nowhere', folder.path).kind).toBe('none')
})

const path = process.env['PATH'] ?? ''
const installed = path.split(delimiter).some((folder) => existsSync(join(folder, 'bwrap')))
if (!installed) console.warn('SKIPPED: bubblewrap (bwrap) is not installed, so it is not tried.')

test.skipIf(!installed)('inside bubblewrap nothing but the own folder can be reached', async () => {
  await using folder = await createTemporaryFolder()
  const sandbox = findSandbox(path, folder.path)

  expect(sandbox.kind).toBe('bwrap')
  expect(await listProbed(folder.path, sandbox)).toEqual(['write inside'])
})
