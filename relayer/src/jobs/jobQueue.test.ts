import type { Hex } from 'viem'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { openPglite } from '../db/pgliteDatabase.ts'
import { createJobQueue, type JobQueue } from './jobQueue.ts'

// A WASM database on a busy machine: slow is not wrong.
vi.setConfig({ testTimeout: 30_000 })

const key: Hex = `0x${'11'.repeat(32)}`

let database: Awaited<ReturnType<typeof openPglite>>
let queue: JobQueue
let worked: Hex[]

beforeAll(async () => {
  database = await openPglite(null)
}, 60_000)

beforeEach(async () => {
  queue = await createJobQueue({ db: database.boss, backend: 'pglite' }, () => {})
  worked = []
})

afterEach(() => queue.close())

afterAll(() => database.close())

const soon = () => new Promise((resolve) => setTimeout(resolve, 300))

/** As long as a busy machine may take. */
const patience = { timeout: 20_000 }

test('a job that is enqueued in a transaction is handed out after the commit', async () => {
  await queue.work(async (executionKey) => void worked.push(executionKey))

  await database.transaction((transaction) => queue.enqueue(key, { transaction }))
  await expect.poll(() => worked, patience).toEqual([key])
})

test('a job whose transaction is rolled back is never handed out', async () => {
  await queue.work(async (executionKey) => void worked.push(executionKey))
  const failing = database.transaction(async (transaction) => {
    await queue.enqueue(key, { transaction })
    throw new RangeError('rolled back')
  })

  await expect(failing).rejects.toBeInstanceOf(RangeError)
  await soon()
  expect(worked).toEqual([])
})

test('asked for three times while it waits, a job is handed out once', async () => {
  for (const _ of [1, 2, 3]) await queue.enqueue(key)

  await queue.work(async (executionKey) => void worked.push(executionKey))
  await expect.poll(() => worked, patience).toEqual([key])
  await soon()
  expect(worked).toEqual([key])
})

test('a handler may ask for its own job again', async () => {
  await queue.work(async (executionKey) => {
    worked.push(executionKey)
    if (worked.length < 3) await queue.enqueue(executionKey)
  })

  await queue.enqueue(key)
  await expect.poll(() => worked, patience).toEqual([key, key, key])
})
