import type { ConstructorOptions } from 'pg-boss'
import type { Database } from './database.ts'
import { migrate } from './migrations.ts'
import { openPglite } from './pgliteDatabase.ts'
import { openPostgres } from './postgresDatabase.ts'

/** An open, migrated database that this process alone leads, and how the job queue reaches it. */
export type OpenDatabase = {
  readonly database: Database
  readonly queueConnection: Pick<ConstructorOptions, 'db' | 'backend' | 'connectionString'>
}

/**
 * Opens the server's database where there is a URL, otherwise the embedded one below `dataDir`.
 *
 * @throws DirectoryInUse | DatabaseInUse | SchemaTooNew
 */
export async function openDatabase(options: {
  url: string | null
  dataDir: string
  onLost: (error: Error) => void
}): Promise<OpenDatabase> {
  const { url, dataDir, onLost } = options
  if (url !== null) {
    const database = await openPostgres(url, { onLost })
    await migrate(database)
    return { database, queueConnection: { connectionString: url } }
  }
  const database = await openPglite(dataDir)
  await migrate(database)
  return { database, queueConnection: { db: database.boss, backend: 'pglite' } }
}
