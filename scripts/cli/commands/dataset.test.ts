import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWorkspace, type Workspace } from '../testing/runInFolder.ts'

let workspace: Workspace

beforeEach(async () => {
  workspace = await createWorkspace()
  await mkdir(join(workspace.dir, 'demo/data'), { recursive: true })
  await writeFile(join(workspace.dir, 'demo/README.md'), '# demo\n')
  await writeFile(join(workspace.dir, 'demo/data/train-00000-of-00002.jsonl'), '{"text":"hello"}\n')
  const large = new Uint8Array(2_621_440).map((_, index) => (31 * index + (index >> 13)) & 255)
  await writeFile(join(workspace.dir, 'demo/data/train-00001-of-00002.jsonl'), large)
  await writeFile(join(workspace.dir, 'demo/empty.txt'), '')
})

afterEach(async () => await workspace.remove())

describe('dataset pack', () => {
  it('prints the golden folder’s commitment', async () => {
    const { exitCode, document } = await workspace.json('dataset', 'pack', 'demo')
    expect({ exitCode, document }).toMatchObject({
      exitCode: 0,
      document: {
        root: '0x8cfdf4b96004e3b84bc5b21a7cc2e3078ffec67c1941e23f540a1590db3902ce',
        dirHash1: '58b44ef562ca46cc60ecf38c4bc849c224d73329bd46f5e2c9b99d84b306bef1',
        manifestDigest: '3d0e86f24b7efe4c8b3efcff523311ed422cfa764fc9e9a7cbe26bd3a2e77026',
        totalBytes: 2_621_464,
        fileCount: 4,
      },
    })
  })

  it('leaves a manifest and a list that sha256sum checks, beside the folder and not in it', async () => {
    await workspace.althing('dataset', 'pack', 'demo', '--out', 'packed')
    expect((await readdir(join(workspace.dir, 'packed'))).toSorted()).toEqual(['SHA256SUMS', 'manifest.json'])
    expect((await readdir(join(workspace.dir, 'demo'))).toSorted()).toEqual(['README.md', 'data', 'empty.txt'])

    const sums = join(workspace.dir, 'packed/SHA256SUMS')
    const checked = execFileSync('sha256sum', ['-c', sums], { cwd: join(workspace.dir, 'demo'), encoding: 'utf8' })
    expect(checked.match(/: OK/g)).toHaveLength(4)
    const printed = execFileSync('sha256sum', [join(workspace.dir, 'packed/manifest.json')], { encoding: 'utf8' })
    expect(printed).toMatch(/^3d0e86f2/)
  })

  it.each(['demo', 'demo/packed', 'demo/data/deep/packed', './demo/../demo'])('refuses --out %s', async (out) => {
    const { exitCode, stderr } = await workspace.althing('dataset', 'pack', 'demo', '--out', out)
    expect(exitCode).toBe(3)
    expect(stderr).toContain('--out')
  })

  it('refuses an --out that a link leads back inside', async () => {
    await symlink(join(workspace.dir, 'demo'), join(workspace.dir, 'elsewhere'))
    expect((await workspace.althing('dataset', 'pack', 'demo', '--out', 'elsewhere/packed')).exitCode).toBe(3)
  })

  it.each([
    ['a folder that is not there', 'nowhere', 3],
    ['a file', 'demo/README.md', 3],
  ])('refuses %s in one line', async (_what, folder, code) => {
    const { exitCode, stderr, stdout } = await workspace.althing('dataset', 'pack', folder)
    expect({ exitCode, stdout, lines: stderr.trim().split('\n').length }).toEqual({
      exitCode: code,
      stdout: '',
      lines: 1,
    })
    expect(stderr).toMatch(/found .*, allowed /)
  })

  it('refuses a link, naming it', async () => {
    await symlink('/etc/passwd', join(workspace.dir, 'demo/secrets'))
    const { exitCode, document } = await workspace.json('dataset', 'pack', 'demo')
    expect(exitCode).toBe(3)
    expect(document).toMatchObject({ error: { kind: 'input', message: expect.stringContaining('"secrets"') } })
  })
})

describe('dataset verify', () => {
  it('agrees with the folder that was packed, and with no other', async () => {
    await workspace.althing('dataset', 'pack', 'demo')
    expect((await workspace.althing('dataset', 'verify', 'demo')).exitCode).toBe(0)

    await writeFile(join(workspace.dir, 'demo/README.md'), '# Demo\n')
    const { exitCode, document } = await workspace.json('dataset', 'verify', 'demo')
    expect(exitCode).toBe(4)
    expect(document).toMatchObject({ error: { differences: [{ path: 'README.md', kind: 'different' }] } })
  })

  it('refuses a manifest whose root was edited', async () => {
    await workspace.althing('dataset', 'pack', 'demo')
    const path = join(workspace.dir, 'demo.ddm/manifest.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace('0x8cfdf4b9', '0x8cfdf4b8'))
    expect((await workspace.althing('dataset', 'verify', 'demo')).exitCode).toBe(3)
  })
})

describe('dataset submit', () => {
  it('says which connection is missing, and how to give it', async () => {
    const flags = ['--title', 't', '--license', 'MIT', '--creator', 'c', '--url', 'https://example.org']
    const { exitCode, document } = await workspace.json('dataset', 'submit', 'demo', ...flags, '--rpc', 'nonsense')
    expect(exitCode).toBe(3)
    expect(document).toMatchObject({ error: { message: expect.stringContaining('--rpc: found "nonsense"') } })
  })

  it.each([['--title'], ['--license'], ['--creator'], ['--url']])('asks for %s', async (missing) => {
    const flags = Object.entries({
      '--title': 't',
      '--license': 'MIT',
      '--creator': 'c',
      '--url': 'https://example.org',
    })
    const given = flags.filter(([flag]) => flag !== missing).flat()
    const { exitCode, stderr } = await workspace.althing('dataset', 'submit', 'demo', ...given)
    expect(exitCode).toBe(2)
    expect(stderr).toContain(missing)
  })
})
