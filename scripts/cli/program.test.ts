import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWorkspace, type Workspace } from './testing/runInFolder.ts'

let workspace: Workspace

beforeEach(async () => {
  workspace = await createWorkspace()
})

afterEach(async () => await workspace.remove())

describe('althing', () => {
  it('shows its commands and exit codes to whoever gives none', async () => {
    const { exitCode, stdout } = await workspace.althing()
    expect(exitCode).toBe(0)
    for (const command of ['dataset', 'config', 'propose', 'vote', 'tempcheck', 'status', 'pull', 'verify']) {
      expect(stdout).toContain(`\n  ${command}`)
    }
    expect(stdout).toContain('Exit codes')
  })

  it.each([
    ['an unknown command', ['frobnicate']],
    ['a group without a command', ['dataset']],
    ['a missing argument', ['pull']],
    ['an unknown option', ['pull', 'x', '--fast']],
    ['a lineage that cannot be one', ['pull', 'Not A Lineage', '--rpc', 'http://127.0.0.1:9']],
  ])('ends with 2 and one line for %s', async (_what, args) => {
    const { exitCode, stdout, stderr } = await workspace.althing(...args)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })

  it('puts an error into the one document of --json, and nothing on stderr', async () => {
    const { exitCode, stdout, stderr } = await workspace.althing('frobnicate', '--json')
    expect({ exitCode, stderr, document: JSON.parse(stdout) }).toMatchObject({
      exitCode: 2,
      stderr: '',
      document: { error: { kind: 'usage', exitCode: 2 } },
    })
  })

  it('ends with 5 where no chain answers', async () => {
    await writeDeployment()
    const { exitCode, document } = await workspace.json(
      'pull',
      'helpdesk',
      '--rpc',
      'http://127.0.0.1:9',
      '--deployment',
      'd.json',
    )
    expect(exitCode).toBe(5)
    expect(document).toMatchObject({
      error: { message: expect.stringContaining('--rpc http://127.0.0.1:9: found no answer') },
    })
  })

  it.each([
    ['no JSON', 'nonsense', 'found no JSON'],
    ['a missing field', '{"rpcUrl":"http://127.0.0.1:9"}', 'apiUrl: found nothing'],
  ])('names a connection file with %s', async (_what, text, message) => {
    await mkdir(join(workspace.dir, '.althing/devnet'), { recursive: true })
    await writeFile(join(workspace.dir, '.althing/devnet/connection.json'), text)
    const { exitCode, stderr } = await workspace.althing('pull', 'helpdesk')
    expect(exitCode).toBe(3)
    expect(stderr).toContain(message)
    expect(stderr).toContain('connection.json')
  })

  it('names every field of a deployment that is wrong', async () => {
    await writeFile(join(workspace.dir, 'd.json'), '{"format":"deployment/1","chainId":"one"}')
    const { exitCode, stderr } = await workspace.althing(
      'pull',
      'x',
      '--rpc',
      'http://127.0.0.1:9',
      '--deployment',
      'd.json',
    )
    expect(exitCode).toBe(3)
    expect(stderr).toContain('chainId')
  })
})

async function writeDeployment(): Promise<void> {
  const names = ['token', 'governor', 'timelock', 'datasets', 'models', 'runs']
  const deployment = {
    format: 'deployment/1',
    chainId: 31337,
    name: 'Althing',
    genesisHash: `0x${'1'.repeat(64)}`,
    blockNumber: 1,
    clock: 'blocknumber',
    contracts: Object.fromEntries(names.map((name, index) => [name, `0x${String(index + 1).repeat(40)}`])),
    codeHashes: Object.fromEntries(names.map((name) => [name, `0x${'2'.repeat(64)}`])),
  }
  await writeFile(join(workspace.dir, 'd.json'), JSON.stringify(deployment))
}
