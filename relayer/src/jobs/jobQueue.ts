import { PgBoss, type ConstructorOptions } from 'pg-boss'
import type { Hex } from 'viem'
import type { Queryable } from '../db/database.ts'

/** Moves jobs to the worker. It holds no truth: the ledger does, and what is lost here is enqueued again from there. */
export type JobQueue = {
  /** Wakes the worker for a job once `transaction` commits, or after `seconds`. Repeats while one waits are dropped. */
  enqueue(executionKey: Hex, options?: { transaction?: Queryable; seconds?: number }): Promise<void>
  /** Starts handing out jobs, one at a time a key. */
  work(handler: (executionKey: Hex) => Promise<void>): Promise<void>
  close(): Promise<void>
}

const queueName = 'run-step'

/** How many runs may be worked on at once; trainings among them are limited by the engine. */
const concurrency = 2

/**
 * Creates the queue in its own schema of the relayer's database and empties it: at start nobody works on anything.
 *
 * @param connection Where: the embedded database's adapter, or the server's URL.
 */
export async function createJobQueue(
  connection: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString'>,
  onError: (error: Error) => void,
): Promise<JobQueue> {
  const boss = new PgBoss({ ...connection, schema: 'jobs', schedule: false, useListenNotify: true })
  boss.on('error', onError)
  await boss.start()
  await boss.createQueue(queueName, {
    policy: 'stately',
    notify: true,
    retryLimit: 0,
    expireInSeconds: 86_000,
    deleteAfterSeconds: 3_600,
  })
  await boss.deleteAllJobs(queueName)
  // The first send reads the queue's settings through a connection of its own: inside a transaction of the embedded
  // database, which has one connection, that would wait for itself for ever.
  await boss.getQueue(queueName)
  await boss.send(queueName, { executionKey: null }, { singletonKey: 'warm' })
  await boss.deleteAllJobs(queueName)

  return {
    async enqueue(executionKey, { transaction, seconds = 0 } = {}) {
      await boss.send(
        queueName,
        { executionKey },
        {
          singletonKey: executionKey,
          ...(seconds > 0 ? { startAfter: seconds } : {}),
          ...(transaction ? { db: bossDatabaseOf(transaction) } : {}),
        },
      )
    },
    async work(handler) {
      await boss.work<{ executionKey: Hex }>(
        queueName,
        { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 1, localConcurrency: concurrency },
        async (jobs) => {
          for (const job of jobs) await handler(job.data.executionKey)
        },
      )
    },
    close: () => boss.stop({ graceful: true, timeout: 5_000 }),
  }
}

function bossDatabaseOf(transaction: Queryable) {
  return { executeSql: async (text: string, values?: unknown[]) => ({ rows: await transaction.query(text, values) }) }
}
