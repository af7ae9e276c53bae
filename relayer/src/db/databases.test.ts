import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Deployment } from '@althing/proposals'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Database } from './database.ts'
import { DirectoryInUse, lockDirectory } from './directoryLock.ts'
import { migrate, migrations, SchemaTooNew } from './migrations.ts'
import { deployment as example } from '../projection/testing/events.ts'
import { openPglite } from './pgliteDatabase.ts'
import { OtherDeployment, pinDeployment } from './pinDeployment.ts'

// A WASM database on a busy machine: slow is not wrong.
vi.setConfig({ testTimeout: 30_000 })

let directory: string
let database: Database

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'althing-db-'))
  database = await openPglite(join(directory, 'embedded'))
}, 60_000)

afterAll(async () => {
  await database.close()
  await rm(directory, { recursive: true })
})

const deployment = (chainId: number): Deployment => ({ ...example, chainId })

test('the embedded database writes through to the disk', async () => {
  expect(await database.query('SHOW fsync')).toEqual([{ fsync: 'on' }])
})

test('a directory has one relayer, in this process or another, until it ends', async () => {
  const lock = lockDirectory(join(directory, 'lock'))
  const other = `import { lockDirectory } from '${fileURLToPath(new URL('directoryLock.ts', import.meta.url))}'
    lockDirectory(${JSON.stringify(join(directory, 'lock'))}); process.kill(process.pid, 'SIGKILL')`
  const runOther = () => spawnSync(process.execPath, ['--input-type=module', '-e', other], { encoding: 'utf8' })

  expect(() => lockDirectory(join(directory, 'lock'))).toThrow(DirectoryInUse)
  expect(runOther().stderr).toContain('DirectoryInUse')
  lock.release()
  expect(runOther().signal).toBe('SIGKILL')
  lockDirectory(join(directory, 'lock')).release()
}, 30_000)

test('migrations run once, and a schema from the future is refused', async () => {
  await migrate(database)
  await migrate(database)

  expect(await database.query('SELECT count(*)::int AS steps FROM schema_version')).toEqual([
    { steps: migrations.length },
  ])
  await database.query('INSERT INTO schema_version VALUES ($1)', [migrations.length + 1])
  await expect(migrate(database)).rejects.toBeInstanceOf(SchemaTooNew)
  await database.query('DELETE FROM schema_version WHERE version > $1', [migrations.length])
})

test('a database belongs to the deployment that first used it', async () => {
  await migrate(database)
  await pinDeployment(database, deployment(1))
  await pinDeployment(database, deployment(1))

  await expect(pinDeployment(database, deployment(2))).rejects.toBeInstanceOf(OtherDeployment)
})

test('a transaction that throws leaves nothing behind', async () => {
  await database.exec('CREATE TABLE t (n integer)')
  const failing = database.transaction(async (transaction) => {
    await transaction.query('INSERT INTO t VALUES (1)')
    throw new RangeError('no')
  })

  await expect(failing).rejects.toBeInstanceOf(RangeError)
  expect(await database.query('SELECT * FROM t')).toEqual([])
})
