import { setTimeout as sleep } from 'node:timers/promises';
import { Client, DatabaseError, type QueryResultRow } from 'pg';
import type { Service } from './app';

/** A session that speaks plain SQL, as somebody would who holds the role's password and nothing of the service. */
export interface Session {
  sql<T extends QueryResultRow>(text: string, params?: readonly unknown[]): Promise<T[]>;
  /** Throws unless the transaction was committed: PostgreSQL answers a failed one with ROLLBACK and no error. */
  commit(): Promise<void>;
  /** Ends the transaction, whatever became of it. */
  rollback(): Promise<void>;
  end(): Promise<void>;
}

export type Role = 'service' | 'owner';

/** A session of a role in the organisation with this ledger; with null, in none. */
export async function openSession(
  { database: { serviceUrl, ownerUrl } }: Pick<Service, 'database'>,
  role: Role,
  ledger: string | null,
): Promise<Session> {
  const client = new Client({ connectionString: role === 'owner' ? ownerUrl : serviceUrl });
  client.on('error', () => undefined);
  await client.connect();
  if (ledger !== null) await client.query(`SELECT set_config('contra.organisation_id', $1, false)`, [ledger]);
  return {
    sql: async <T extends QueryResultRow>(text: string, params: readonly unknown[] = []) =>
      (await client.query<T>(text, [...params])).rows,
    commit: async () => {
      const { command } = await client.query('COMMIT');
      if (command !== 'COMMIT') throw new Error(`COMMIT was answered with ${command}`);
    },
    rollback: async () => {
      await client.query('ROLLBACK');
    },
    end: () => client.end(),
  };
}

/** The internal id of an organisation's ledger. */
export async function ledgerOf(app: Service, organisation: string): Promise<string> {
  const session = await openSession(app, 'service', null);
  const rows = await session
    .sql<{ id: string }>('SELECT organisation_id AS id FROM find_organisation($1)', [organisation])
    .finally(() => session.end());
  if (!rows[0]) throw new Error(`there is no organisation ${organisation}`);
  return rows[0].id;
}

/** Does the work while another session holds the one row of this table, or of this condition, in a ledger. */
export async function whileRowHeld<T>(
  service: Pick<Service, 'database'>,
  ledger: string,
  row: string,
  work: () => Promise<T>,
): Promise<T> {
  const holder = await openSession(service, 'owner', ledger);
  try {
    await holder.sql('BEGIN');
    const { length } = await holder.sql(`SELECT FROM ${row} FOR UPDATE`);
    if (length !== 1) throw new Error(`${length} rows are ${row}, not one`);
    return await work();
  } finally {
    await holder.end();
  }
}

const LONGEST_WAIT_MS = 30_000;

/** Until so many sessions of the database wait for a row or another lock, or for one of those that `which` names in `pg_locks`. */
export async function untilWaiting(
  service: Pick<Service, 'database'>,
  ledger: string,
  sessions = 1,
  which = 'true',
): Promise<void> {
  const session = await openSession(service, 'owner', ledger);
  const deadline = Date.now() + LONGEST_WAIT_MS;
  const waiting = () =>
    session.sql(
      `SELECT DISTINCT pid FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE NOT granted AND datname = current_database() AND ${which}`,
    );
  try {
    for (let found = await waiting(); found.length < sessions; found = await waiting()) {
      if (Date.now() > deadline) throw new Error(`${found.length} sessions wait, not ${sessions}`);
      await sleep(10);
    }
  } finally {
    await session.end();
  }
}

export const ACCEPTED = 'accepted';

/** The SQLSTATE with which the database refused, or `accepted`. */
export async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return ACCEPTED;
  } catch (error) {
    if (error instanceof DatabaseError && error.code !== undefined) return error.code;
    throw error;
  }
}

/** Puts a temporary table in the way of one of the same name, for the session, filled with what the query selects. */
export async function decoy(
  session: Session,
  table: string,
  rows = `SELECT * FROM public.${table} LIMIT 0`,
): Promise<void> {
  await session.sql(`CREATE TEMPORARY TABLE ${table} ON COMMIT DROP AS ${rows}`);
  await session.sql('SET LOCAL search_path = pg_temp, pg_catalog, public');
}
