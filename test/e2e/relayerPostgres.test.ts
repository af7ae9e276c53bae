import { afterAll, beforeAll, expect, test } from 'vitest'
import { DatabaseInUse } from '../../relayer/src/db/postgresDatabase.ts'
import type { Relayer } from '../../relayer/src/relayer.ts'
import { startRelayerHere } from '../support/relayerHere.ts'
import { eventually } from '../support/relayerProcess.ts'
import { startSmallDao, type SmallDao } from '../support/smallDao.ts'
import { hasPostgres, startTemporaryPostgres, type TemporaryPostgres } from '../support/temporaryPostgres.ts'
import { uploadAll } from '../support/uploadAll.ts'

let postgres: TemporaryPostgres
let dao: SmallDao
let relayer: Relayer

beforeAll(async () => {
  if (!hasPostgres) return
  postgres = await startTemporaryPostgres()
  dao = await startSmallDao()
  relayer = await startRelayerHere(dao, { name: 'postgres', env: { DATABASE_URL: postgres.url } })
})

afterAll(async () => {
  await relayer?.close()
  await dao?.stop()
  await postgres?.stop()
})

const startSecond = () => startRelayerHere(dao, { name: 'second', env: { DATABASE_URL: postgres.url } })

test.skipIf(!hasPostgres)('on a PostgreSQL server a decided run is trained and reported too', async () => {
  await uploadAll(relayer.url, dao)
  await dao.decide(dao.authorize)

  await eventually(async () => (relayer.view.job(1n)?.state === 'reported' ? true : undefined), { what: 'the report' })
  expect(await dao.runStatus(1n)).toBe('Submitted')
})

test.skipIf(!hasPostgres)(
  'a second relayer on the same server is refused, and takes over when the first is gone',
  async () => {
    await expect(startSecond()).rejects.toBeInstanceOf(DatabaseInUse)
    await relayer.close()
    relayer = await startSecond()
    expect(relayer.view.job(1n)).toMatchObject({ state: 'reported', attempt: 1 })
  },
)
