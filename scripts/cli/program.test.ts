import { contractNames } from '@althing/proposals'
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
    for (const command of [
      'dataset',
      'config',
      'propose',
      'vote',
      'tempcheck',
      'status',
      'review',
      'council',
      'pull',
      'verify',
      'trainer',
      'dispute',
      'claim',
      'license',
    ]) {
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

  it.each(['rpcUrl', 'apiUrl'])(
    'takes no %s of another machine from a file that merely lies in the folder',
    async (field) => {
      const urls = { rpcUrl: 'http://127.0.0.1:9', apiUrl: 'http://localhost:9', [field]: 'https://evil.example' }
      await plantConnection(urls)
      const { exitCode, stderr } = await workspace.althing('pull', 'helpdesk')
      expect(exitCode).toBe(6)
      expect(stderr).toContain(`${field}: found https://evil.example`)
      expect(stderr).toContain('ALTHING_CONNECTION')
    },
  )

  it('takes no deployment on a public chain from such a file, whatever --rpc says', async () => {
    await plantConnection({ rpcUrl: 'http://127.0.0.1:9', apiUrl: 'http://127.0.0.1:9' })
    await writeDeployment(1)
    const { exitCode, stderr } = await workspace.althing('pull', 'helpdesk', '--rpc', 'http://127.0.0.1:9')
    expect(exitCode).toBe(6)
    expect(stderr).toContain('--deployment')
  })

  it('prints nothing of a stranger that a terminal would obey', async () => {
    const { stderr } = await workspace.althing('pull', 'x\u001b]0;owned\u0007\u202e')
    expect(stderr).toContain('owned')
    // oxlint-disable-next-line no-control-regex -- these are what it is about
    expect(stderr.trimEnd()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
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

/** What a hostile repository or archive could hold. */
async function plantConnection(urls: { rpcUrl: string; apiUrl: string }): Promise<void> {
  await mkdir(join(workspace.dir, '.althing/devnet'), { recursive: true })
  const connection = { ...urls, deployment: '../../d.json', people: [] }
  await writeFile(join(workspace.dir, '.althing/devnet/connection.json'), JSON.stringify(connection))
}

async function writeDeployment(chainId = 31_337): Promise<void> {
  const deployment = {
    format: 'deployment/1',
    chainId,
    name: 'Althing',
    genesisHash: `0x${'1'.repeat(64)}`,
    blockNumber: 1,
    clock: 'blocknumber',
    contracts: Object.fromEntries(contractNames.map((name, index) => [name, `0x${String(index + 10).repeat(20)}`])),
    codeHashes: Object.fromEntries(contractNames.map((name) => [name, `0x${'2'.repeat(64)}`])),
  }
  await writeFile(join(workspace.dir, 'd.json'), JSON.stringify(deployment))
}
