/** A row: `jsonb` is parsed, `numeric` a string, `bigint` a string or a number by driver: pass it through `Number` or `BigInt`. */
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
  exec(sql: string): Promise<void>
  close(): Promise<void>
}
