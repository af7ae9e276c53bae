import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createWorkspace, type Workspace } from '../testing/runInFolder.ts'
import { openTarget } from './targetFolder.ts'

let workspace: Workspace
let out = ''

beforeEach(async () => {
  workspace = await createWorkspace()
  out = join(workspace.dir, 'model')
})

afterEach(async () => await workspace.remove())

async function pull(content: string): Promise<void> {
  const { partial, commit } = await openTarget(out, 'v1')
  await writeFile(join(partial, 'lock.json'), content)
  await commit()
}

describe('openTarget', () => {
  it('shows nothing until all is there', async () => {
    const { partial, commit } = await openTarget(out, 'v1')
    await writeFile(join(partial, 'lock.json'), '1')
    expect(await readdir(workspace.dir)).toEqual(['.model.partial-v1'])
    await commit()
    expect(await readdir(workspace.dir)).toEqual(['model'])
  })

  it('replaces what an earlier pull wrote as a whole', async () => {
    await pull('1')
    await writeFile(join(out, 'old'), 'x')
    await pull('2')
    expect(await readdir(out)).toEqual(['lock.json'])
    expect(await readFile(join(out, 'lock.json'), 'utf8')).toBe('2')
  })

  it('leaves an earlier pull untouched while a new one is unfinished', async () => {
    await pull('1')
    const { partial } = await openTarget(out, 'v1')
    await writeFile(join(partial, 'lock.json'), '2')
    expect(await readFile(join(out, 'lock.json'), 'utf8')).toBe('1')
  })

  it('goes on with what an interrupted pull left', async () => {
    const first = await openTarget(out, 'v1')
    await writeFile(join(first.partial, 'half'), 'x')
    const second = await openTarget(out, 'v1')
    expect(await readdir(second.partial)).toEqual(['half'])
  })

  it('does not mix in what an interrupted pull of another version left', async () => {
    const first = await openTarget(out, 'v1')
    await writeFile(join(first.partial, 'half'), 'x')
    const second = await openTarget(out, 'v2')
    expect(await readdir(second.partial)).toEqual([])
    expect(await readdir(workspace.dir)).toEqual(['.model.partial-v2'])
  })

  it('refuses a folder that holds something else', async () => {
    await mkdir(out)
    await writeFile(join(out, 'thesis.tex'), 'years of work')
    await expect(openTarget(out, 'v1')).rejects.toMatchObject({ kind: 'input' })
    expect(await readdir(out)).toEqual(['thesis.tex'])
  })
})
