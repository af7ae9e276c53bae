import { jobStates } from '@althing/proposals'
import type { Hex } from 'viem'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrations.ts'
import { openPglite } from '../db/pgliteDatabase.ts'
import { UnknownArrow } from './arrows.ts'
import type { JobState, RunJob } from './runJob.ts'
import { createRunLedger, LeaseLost, type ObservedRun, type RunLedger } from './runLedger.ts'

// A WASM database on a busy machine: slow is not wrong.
vi.setConfig({ testTimeout: 30_000 })

const key: Hex = `0x${'11'.repeat(32)}`
const run: ObservedRun = {
  executionKey: key,
  runId: 2n ** 255n,
  configId: `0x${'22'.repeat(32)}`,
  proposalId: 2n ** 256n - 1n,
  observedAt: 12,
  trust: 'proof',
  facts: { callIndex: 3 },
}

let database: Database
let ledger: RunLedger
let changes: RunJob[]

beforeAll(async () => {
  database = await openPglite(null)
  await migrate(database)
}, 60_000)

beforeEach(async () => {
  await database.exec('TRUNCATE run_job CASCADE')
  changes = []
  ledger = createRunLedger(database, (job) => changes.push(job))
})

afterAll(() => database.close())

const observe = (observed: ObservedRun) => database.transaction((transaction) => ledger.observe(transaction, observed))

async function leased(owner = 'me'): Promise<RunJob> {
  const job = await ledger.lease(key, { owner, seconds: 60 })
  if (!job) throw new Error('the job is held')
  return job
}

test('a run is written once, by its key and by its number', async () => {
  expect(await observe(run)).toBe(true)
  expect(await observe(run)).toBe(false)
  expect(await observe({ ...run, executionKey: `0x${'33'.repeat(32)}` })).toBe(false)

  expect(await ledger.all()).toHaveLength(1)
  expect(await ledger.open()).toEqual([key])
})

test('what is read is what was written', async () => {
  await observe(run)

  expect(await ledger.all()).toEqual([
    {
      ...run,
      state: 'observed',
      attempt: 0,
      fence: 0n,
      reason: null,
      sandbox: null,
      engineRef: null,
      progress: null,
      settled: false,
    },
  ])
})

test('a run that is rolled back with its events was never there', async () => {
  const failing = database.transaction(async (transaction) => {
    await ledger.observe(transaction, run)
    throw new RangeError('the checkpoint could not be written')
  })

  await expect(failing).rejects.toBeInstanceOf(RangeError)
  expect(await ledger.all()).toEqual([])
})

test('one worker at a time holds a job, and each new lease has a higher fence', async () => {
  await observe(run)
  const first = await leased()

  expect(await ledger.lease(key, { owner: 'other', seconds: 60 })).toBeNull()
  await ledger.release(first)
  expect((await leased('other')).fence).toBe(first.fence + 1n)
})

test('after a lease ran out by the clock of the database, the old holder can write nothing', async () => {
  await observe(run)
  const old = await ledger.lease(key, { owner: 'zombie', seconds: -1 })
  await leased('new')

  if (!old) throw new Error('no lease')
  await expect(ledger.move(old, 'verified')).rejects.toBeInstanceOf(LeaseLost)
  await expect(ledger.renew(old, 60)).rejects.toBeInstanceOf(LeaseLost)
  await expect(ledger.settle(old)).rejects.toBeInstanceOf(LeaseLost)
  expect((await ledger.all())[0]?.state).toBe('observed')
})

test('a restart frees every lease and shuts the former holders out', async () => {
  await observe(run)
  const old = await leased()

  await ledger.releaseAll()

  await expect(ledger.move(old, 'verified')).rejects.toBeInstanceOf(LeaseLost)
  expect((await leased()).state).toBe('observed')
})

test('an arrow changes state and facts together, is told, and is kept in the history', async () => {
  await observe(run)

  const verified = await ledger.move(await leased(), 'verified', {
    trust: 'quorum',
    facts: { startTransaction: '0xab' },
  })

  expect(verified).toMatchObject({
    state: 'verified',
    trust: 'quorum',
    facts: { callIndex: 3, startTransaction: '0xab' },
  })
  expect(changes.at(-1)).toEqual(verified)
  const history = await database.query('SELECT from_state, to_state FROM run_job_arrow')
  expect(history).toEqual([{ from_state: 'observed', to_state: 'verified' }])
})

test('the same arrow cannot be taken twice', async () => {
  await observe(run)
  const job = await leased()
  await ledger.move(job, 'verified')

  await expect(ledger.move(job, 'verified')).rejects.toBeInstanceOf(LeaseLost)
})

test('there is no way from the beginning to the engine or to the end', () => {
  const job: RunJob = {
    ...run,
    state: 'observed',
    attempt: 0,
    fence: 1n,
    reason: null,
    sandbox: null,
    engineRef: null,
    progress: null,
    settled: false,
  }
  const allowed: readonly JobState[] = ['verified', 'rejected', 'cancelled']

  for (const to of jobStates.filter((state) => !allowed.includes(state)))
    expect(() => ledger.move(job, to)).toThrow(UnknownArrow)
})

test('a rejected run is settled with its reason', async () => {
  await observe(run)

  await ledger.move(await leased(), 'rejected', { reason: 'the bytes do not match' })

  expect(await ledger.open()).toEqual([])
  expect((await ledger.all())[0]).toMatchObject({ state: 'rejected', reason: 'the bytes do not match', settled: true })
})
