import { Client, Pool, type PoolClient } from 'pg'
import type { Database, Queryable, Row } from './database.ts'

/** Another relayer leads this database. */
export class DatabaseInUse extends Error {
  override name = 'DatabaseInUse'

  constructor() {
    super(
      'another relayer leads the database that DATABASE_URL names: stop it first, or give this one its own database',
    )
  }
}

/** "althing!" as a number: the advisory lock that makes one relayer the leader of a database. */
const leaderLock = 7_020_669_473_000_001n

/**
 * Opens a PostgreSQL server's database and leads it: the session-level advisory lock goes with the connection, so a killed
 * leader frees it. When that connection is lost the process can no longer know that it leads, and `onLost` is called.
 *
 * @throws DatabaseInUse
 */
export async function openPostgres(url: string, options: { onLost: (error: Error) => void }): Promise<Database> {
  const pool = new Pool({ connectionString: url, max: 8 })
  pool.on('error', () => {}) // An idle connection broke; the pool opens another.
  const leader = new Client({ connectionString: url, keepAlive: true })
  let closing = false
  await leader.connect()
  leader.on('error', (error) => closing || options.onLost(error))
  const { rows } = await leader.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [leaderLock])
  if (rows[0]?.held !== true) {
    await Promise.all([leader.end(), pool.end()])
    throw new DatabaseInUse()
  }
  return {
    kind: 'postgres',
    ...queryableOf(pool),
    async transaction(work) {
      const client = await pool.connect()
      try {
        await client.query('BEGIN')
        const result = await work(queryableOf(client))
        await client.query('COMMIT')
        client.release()
        return result
      } catch (error) {
        await client.query('ROLLBACK').then(
          () => client.release(),
          (broken: Error) => client.release(broken),
        )
        throw error
      }
    },
    exec: async (sql) => void (await pool.query(sql)),
    async close() {
      closing = true
      await pool.end()
      await leader.end()
    },
  }
}

function queryableOf(source: Pool | PoolClient): Queryable {
  return {
    query: async <T extends Row>(sql: string, parameters: readonly unknown[] = []) =>
      (await source.query<T>(sql, [...parameters])).rows,
  }
}
