import type { TestApp } from '../app';
import { openSession } from '../plain-sql';
import type { Books } from '../books';

/** What is held by somebody else, and a request that has to come to it. */
export interface Scene {
  /** SQL that a superuser runs in a transaction. */
  readonly hold: string;
  send(): Promise<unknown>;
}

export interface Held {
  readonly what: string;
  /** The lock clauses without which it would not be so, as the mutation check names them. */
  readonly guards: readonly string[];
  /** What the statement says that waits; null for what passes by and does not wait. */
  readonly waits: RegExp | null;
  scene(books: Books, ledger: string, app: TestApp): Scene | Promise<Scene>;
}

export const row = (table: string, id: unknown): string =>
  `SELECT FROM ${table} WHERE id = '${String(id)}' FOR UPDATE`;

export const gate = (ledger: string): string =>
  `SELECT FROM period_locks WHERE organisation_id = '${ledger}' FOR UPDATE`;

/** As the service's role, in the ledger, in a transaction of its own that is committed. */
export async function inSql(app: TestApp, ledger: string, text: string): Promise<unknown> {
  const session = await openSession(app, 'service', ledger);
  try {
    await session.sql('BEGIN');
    const rows = await session.sql(text);
    await session.commit();
    return rows;
  } finally {
    await session.end();
  }
}

export const accounts = 'src/modules/accounts/';
export const catalogue = 'src/modules/catalogue/';
export const customers = 'src/modules/customers/';
export const database = 'src/platform/database/';
export const journal = 'src/modules/journal/';
export const receivables = 'src/modules/receivables/';
export const webhooks = 'src/modules/webhooks/';
