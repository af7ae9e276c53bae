import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CliIo } from '../cliIo.ts'
import { createWorkspace, type Workspace } from '../testing/runInFolder.ts'
import { checkRollback, recordSighting } from './rollbackGuard.ts'

let workspace: Workspace
let io: CliIo

beforeEach(async () => {
  workspace = await createWorkspace()
  io = {
    env: { XDG_STATE_HOME: workspace.dir },
    cwd: workspace.dir,
    stdout: () => {},
    stderr: () => {},
    terminalColumns: null,
    now: () => 0,
  }
  await recordSighting(io, { key: 'a', version: 5, block: 100 })
})

afterEach(async () => await workspace.remove())

const refused = { kind: 'refused' }

describe('checkRollback', () => {
  it.each([
    ['the same', { key: 'a', version: 5, block: 100 }],
    ['a newer version', { key: 'a', version: 6, block: 101 }],
    ['the same version in an older block', { key: 'a', version: 5, block: 90 }],
    ['another lineage', { key: 'b', version: 1, block: 1 }],
  ])('accepts %s', async (_what, sighting) => {
    await expect(checkRollback(io, sighting, false)).resolves.toBeUndefined()
  })

  it('refuses an older version, unless the operator allows it', async () => {
    const sighting = { key: 'a', version: 4, block: 200 }
    await expect(checkRollback(io, sighting, false)).rejects.toMatchObject(refused)
    await expect(checkRollback(io, sighting, true)).resolves.toBeUndefined()
  })

  it('refuses an older version from an older block, whatever is allowed: the chain lags', async () => {
    await expect(checkRollback(io, { key: 'a', version: 4, block: 50 }, true)).rejects.toMatchObject(refused)
  })

  it('remembers the highest, not the last', async () => {
    await recordSighting(io, { key: 'a', version: 4, block: 200 })
    await expect(checkRollback(io, { key: 'a', version: 4, block: 200 }, false)).rejects.toMatchObject(refused)
  })

  it('refuses to guess what a file that is not ours means', async () => {
    await mkdir(join(workspace.dir, 'althing'), { recursive: true })
    await writeFile(join(workspace.dir, 'althing/seen.json'), '{"a":5}')
    await expect(checkRollback(io, { key: 'a', version: 5, block: 100 }, false)).rejects.toMatchObject({
      kind: 'input',
    })
  })
})
