import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { waitFor } from '../../scripts/devnet/waitFor.ts'
import { runProgram, startProgram } from '../support/program.ts'

let dir: string

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'althing-start-'))
})

afterEach(() => rm(dir, { recursive: true, force: true, maxRetries: 5 }))

const startArgs = () => ['scripts/start/main.ts', '--dir', dir]

describe('an interrupted demo', () => {
  it.each([/✓ A local chain/, /✓ A DAO/])('killed after %s leaves nothing that stops the next one', async (moment) => {
    const killed = startProgram(['scripts/demo/main.ts', '--dir', dir])
    await killed.says(moment)
    const rpcUrl = await readRpcUrl()
    killed.signal('SIGKILL')
    await killed.end

    const again = startProgram(['scripts/demo/main.ts', '--dir', dir])
    await again.says(/✓ A DAO/)
    await isGone(rpcUrl)
    const secondRpcUrl = await readRpcUrl()
    again.signal('SIGINT')

    expect(await again.end).toBe(130)
    await isGone(secondRpcUrl)
  })
})

describe('npm start', () => {
  it('serves the app and ends in order on Ctrl-C', async () => {
    const program = startProgram(startArgs())
    await program.says(/Althing runs: +(\S+)/)
    const webUrl = /Althing runs: +(\S+)/.exec(program.output())?.[1] ?? ''
    const runtime = z.object({ rpcUrl: z.string() }).parse(await (await fetch(`${webUrl}/althing.json`)).json())
    program.signal('SIGINT')

    expect(await program.end).toBe(0)
    await isGone(runtime.rpcUrl)
    await isGone(webUrl)
  })

  it('refuses to start twice in one folder and says who is there', async () => {
    const first = startProgram(startArgs())
    await first.says(/✓ Local chain/)
    const second = await runProgram(startArgs())
    first.signal('SIGTERM')

    expect(second.code).toBe(1)
    expect(second.output).toContain(`already runs in ${dir} (process ${first.pid})`)
    expect(await first.end).toBe(0)
  })
})

async function readRpcUrl(): Promise<string> {
  const file = join(dir, 'connection.json')
  const read = async () => z.object({ rpcUrl: z.string() }).parse(JSON.parse(await readFile(file, 'utf8'))).rpcUrl
  return waitFor(read, { what: file, timeoutMs: 30_000 })
}

async function isGone(url: string): Promise<void> {
  const answers = async () =>
    fetch(url).then(
      () => undefined,
      () => true,
    )
  await waitFor(answers, { what: `the end of ${url}`, timeoutMs: 15_000 })
}
