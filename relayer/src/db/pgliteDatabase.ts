import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import type { Transaction } from '@electric-sql/pglite'
import { fromPglite } from 'pg-boss'
import type { Db } from 'pg-boss'
import type { Database, Queryable, Row } from './database.ts'
import { lockDirectory } from './directoryLock.ts'

/** PGlite's own start parameters but `-F`, which turns fsync off: a commit here must survive a power cut. */
const durableStartParameters = PGlite.defaultStartParams.filter((parameter) => parameter !== '-F')

/**
 * Opens the embedded database below `directory`, or one in memory for tests where it is null.
 *
 * @throws DirectoryInUse when another process holds it: two would silently destroy each other's commits.
 */
export async function openPglite(directory: string | null): Promise<Database & { readonly boss: Db }> {
  const lock = directory === null ? null : lockDirectory(directory)
  if (directory !== null) mkdirSync(join(directory, 'pglite'), { recursive: true })
  const pglite = await PGlite.create({
    ...(directory === null ? {} : { dataDir: join(directory, 'pglite') }),
    startParams: durableStartParameters,
  })
  return {
    kind: 'pglite',
    boss: fromPglite(pglite),
    ...queryableOf(pglite),
    transaction: (work) => pglite.transaction((transaction) => work(queryableOf(transaction))),
    exec: async (sql) => void (await pglite.exec(sql)),
    async close() {
      await pglite.close()
      lock?.release()
    },
  }
}

function queryableOf(source: Pick<PGlite | Transaction, 'query'>): Queryable {
  return {
    // Safety: the caller names the row's shape, as with every SQL driver; nothing checks it.
    query: async <T extends Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await source.query<T>(sql, [...parameters])).rows,
  }
}
