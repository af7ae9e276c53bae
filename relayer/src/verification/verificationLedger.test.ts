import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrations.ts'
import { openPglite } from '../db/pgliteDatabase.ts'
import { createVerificationLedger, type VerificationLedger } from './verificationLedger.ts'

// A WASM database on a busy machine: slow is not wrong.
vi.setConfig({ testTimeout: 30_000 })

const runId = 2n ** 255n
const finding = {
  artifact: { root: `0x${'11'.repeat(32)}`, dirHash1: `0x${'22'.repeat(32)}`, totalBytes: 2n ** 63n, fileCount: 3 },
  metricBefore: 1n,
  metricAfter: 2n ** 62n - 1n,
  worstRegression: 0n,
} as const

let database: Database
let ledger: VerificationLedger

beforeAll(async () => {
  database = await openPglite(null)
  await migrate(database)
}, 60_000)

beforeEach(async () => {
  await database.exec('TRUNCATE verification')
  ledger = createVerificationLedger(database)
})

afterAll(() => database.close())

async function only() {
  const [verification] = await ledger.unsettled()
  if (!verification) throw new Error('nothing is left to do')
  return verification
}

test('a disputed run is opened once, however often it is seen', async () => {
  await ledger.open(runId)
  await ledger.move(await only(), { state: 'training', attempt: 1 })
  await ledger.open(runId)

  expect(await ledger.unsettled()).toEqual([{ runId, state: 'training', attempt: 1, finding: null, reason: null }])
})

test('a finding is read back to the last digit', async () => {
  await ledger.open(runId)
  await ledger.move(await only(), { state: 'found', finding })

  expect((await only()).finding).toEqual(finding)
})

test('what was read before the row moved on changes nothing', async () => {
  await ledger.open(runId)
  const stale = await only()
  await ledger.move(stale, { state: 'training', attempt: 1 })

  await ledger.move(stale, { state: 'ended', reason: 'late' })

  expect((await only()).state).toBe('training')
})

test.for(['voted', 'ended'] as const)('what has %s is never taken up again', async (state) => {
  await ledger.open(runId)
  await ledger.move(await only(), { state })
  await ledger.open(runId)

  expect(await ledger.unsettled()).toEqual([])
})
