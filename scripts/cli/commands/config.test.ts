import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWorkspace, type Workspace } from '../testing/runInFolder.ts'

const example = new URL('../../../proposals/src/ftc/golden/ftc-example.json', import.meta.url)
let workspace: Workspace

beforeEach(async () => {
  workspace = await createWorkspace()
  await copyFile(example, join(workspace.dir, 'config.json'))
})

afterEach(async () => await workspace.remove())

async function edit(from: string, to: string, name = 'edited.json'): Promise<string> {
  const text = await readFile(join(workspace.dir, 'config.json'), 'utf8')
  await writeFile(join(workspace.dir, name), text.replace(from, to))
  return name
}

describe('config hash', () => {
  it('prints the golden digest as sha256sum would', async () => {
    const { exitCode, stdout } = await workspace.althing('config', 'hash', 'config.json')
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'f2ca409fddcf6889a020d2ed7973d6628c2b6b3b9e6f6b00023f782a9892d8fc  config.json\n',
    })
  })

  it('names file, field, found and allowed of what is wrong', async () => {
    const name = await edit('"precision":"fp32"', '"precision":"fp8"')
    const { exitCode, stderr, stdout } = await workspace.althing('config', 'hash', name)
    expect({ exitCode, stdout }).toEqual({ exitCode: 3, stdout: '' })
    expect(stderr).toContain('edited.json')
    expect(stderr).toContain('precision: found "fp8", allowed fp32 · bf16 · fp16')
  })

  it.each([
    ['duplicate keys', '"seed":99', '"seed":99,"seed":98'],
    ['a command', '"name":"gsm-lora-demo"', '"name":"$(reboot)"'],
    ['an overflow', '"weight":1', '"weight":1e400'],
    ['a prototype', '"weight":1', '"weight":1,"__proto__":{}'],
  ])('refuses %s', async (_what, from, to) => {
    expect((await workspace.althing('config', 'hash', await edit(from, to))).exitCode).toBe(3)
  })
})

describe('config diff', () => {
  it('says in sentences what changes', async () => {
    const name = await edit('"learning_rate":0.005', '"learning_rate":0.001')
    const { stdout } = await workspace.althing('config', 'diff', 'config.json', name)
    expect(stdout).toBe('The learning rate changes from 0.005 to 0.001.\n')
  })

  it('says that nothing does', async () => {
    const { exitCode, document } = await workspace.json('config', 'diff', 'config.json', 'config.json')
    expect({ exitCode, document }).toEqual({ exitCode: 0, document: { changes: [] } })
  })
})

describe('config export', () => {
  it('writes the files of a tool', async () => {
    await workspace.althing('config', 'export', 'config.json', '--format', 'trl', '--out', 'trl')
    expect(await readdir(join(workspace.dir, 'trl'))).toEqual(['trl.yaml'])
  })

  it('refuses what a tool has no setting for, with its own exit code', async () => {
    const name = await edit('"bias":"none"', '"bias":"all"')
    const { exitCode, document } = await workspace.json('config', 'export', name, '--format', 'trl')
    expect(exitCode).toBe(6)
    expect(document).toMatchObject({ error: { kind: 'refused', message: expect.stringContaining('method.bias') } })
  })

  it('names the tools that there are', async () => {
    const { exitCode, stderr } = await workspace.althing('config', 'export', 'config.json', '--format', 'bash')
    expect(exitCode).toBe(2)
    expect(stderr).toContain('trl, axolotl, llamafactory, trainjob')
  })
})
