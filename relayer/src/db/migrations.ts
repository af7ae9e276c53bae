import type { Database } from './database.ts'

/** Every change of the schema, in order, never edited once released. One dialect: PostgreSQL's, as PGlite speaks it too. */
export const migrations: readonly string[] = [
  `
  CREATE TABLE pinned_deployment (
    id     boolean PRIMARY KEY DEFAULT true CHECK (id),
    digest text NOT NULL
  );

  CREATE TABLE chain_checkpoint (
    id          boolean PRIMARY KEY DEFAULT true CHECK (id),
    number      bigint NOT NULL,
    hash        text NOT NULL,
    timestamp   bigint NOT NULL
  );

  CREATE TABLE chain_event (
    block_number     bigint NOT NULL,
    log_index        integer NOT NULL,
    block_hash       text NOT NULL,
    block_timestamp  bigint NOT NULL,
    transaction_hash text NOT NULL,
    address          text NOT NULL,
    topics           jsonb NOT NULL,
    data             text NOT NULL,
    PRIMARY KEY (block_number, log_index)
  );

  CREATE TABLE run_job (
    execution_key text PRIMARY KEY,
    run_id        numeric NOT NULL UNIQUE,
    config_id     text NOT NULL,
    proposal_id   numeric NOT NULL,
    observed_at   bigint NOT NULL,
    state         text NOT NULL,
    attempt       integer NOT NULL DEFAULT 0,
    fence         bigint NOT NULL DEFAULT 0,
    lease_owner   text,
    lease_until   timestamptz,
    reason        text,
    trust         text NOT NULL,
    sandbox       text,
    engine_ref    text,
    facts         jsonb NOT NULL DEFAULT '{}',
    progress      jsonb,
    settled       boolean NOT NULL DEFAULT false,
    updated_at    timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE run_job_arrow (
    id            bigserial PRIMARY KEY,
    execution_key text NOT NULL REFERENCES run_job (execution_key),
    from_state    text,
    to_state      text NOT NULL,
    attempt       integer NOT NULL,
    fence         bigint NOT NULL,
    reason        text,
    at            timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE sent_transaction (
    purpose       text PRIMARY KEY,
    nonce         bigint NOT NULL,
    to_address    text NOT NULL,
    data          text NOT NULL,
    gas           numeric NOT NULL,
    raw           text NOT NULL,
    hashes        jsonb NOT NULL,
    max_fee       numeric NOT NULL,
    priority_fee  numeric NOT NULL,
    sent_at_block bigint NOT NULL,
    state         text NOT NULL,
    final_hash    text,
    final_block   bigint,
    succeeded     boolean,
    cost          numeric,
    created_at    timestamptz NOT NULL DEFAULT now()
  );
  CREATE INDEX sent_transaction_open ON sent_transaction (state);
  `,
  `
  CREATE TABLE verification (
    run_id     numeric PRIMARY KEY,
    state      text NOT NULL,
    attempt    integer NOT NULL DEFAULT 0,
    finding    jsonb,
    reason     text,
    updated_at timestamptz NOT NULL DEFAULT now()
  );
  `,
]

/** The database was written by a newer relayer. */
export class SchemaTooNew extends Error {
  override name = 'SchemaTooNew'

  constructor(found: number) {
    super(`the database has schema version ${found}, this relayer knows ${migrations.length}: update the relayer`)
  }
}

/**
 * Brings the schema up to date, each step in a transaction of its own.
 *
 * @throws SchemaTooNew
 */
export async function migrate(database: Database): Promise<void> {
  await database.exec('CREATE TABLE IF NOT EXISTS schema_version (version integer PRIMARY KEY)')
  const [row] = await database.query<{ version: number | null }>('SELECT max(version) AS version FROM schema_version')
  const current = row?.version ?? 0
  if (current > migrations.length) throw new SchemaTooNew(current)
  for (const [index, migration] of migrations.entries()) {
    if (index < current) continue
    await database.exec(`BEGIN; ${migration}; INSERT INTO schema_version VALUES (${index + 1}); COMMIT`)
  }
}
