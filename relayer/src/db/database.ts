/** A row as both drivers return it: `bigint` columns are strings, `jsonb` columns parsed, `bytea` a Uint8Array. */
export type Row = Record<string, unknown>

/** Something SQL can be sent to: the database itself or one transaction of it. Parameters are `$1`, `$2`, … */
export type Queryable = {
  query<T extends Row = Row>(sql: string, parameters?: readonly unknown[]): Promise<T[]>
}

/**
 * The relayer's database in one dialect, PostgreSQL's: embedded (PGlite) or a server. Whoever holds it is the only relayer
 * that does, see `openDatabase`.
 */
export type Database = Queryable & {
  readonly kind: 'pglite' | 'postgres'
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. Never nest. */
  transaction<T>(work: (transaction: Queryable) => Promise<T>): Promise<T>
  /** Runs several statements without parameters. */
  exec(sql: string): Promise<Row[]>
  close(): Promise<void>
}
