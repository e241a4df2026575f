import { Client, DatabaseError, escapeLiteral } from 'pg';
import type { TradedDatabase } from '../traded-database';
import { TABLES } from './tables.data';

export type Row = Readonly<Record<string, unknown>>;

/** What is different in a copy of a row, by default of the table's first; or a statement of its own. */
export type Breach = Row | { readonly of: string; readonly but: Row } | string;

/** By table and by the name of the guard that is broken. */
export type Breaches = Readonly<Record<string, Readonly<Record<string, Breach>>>>;

/** The owner in one organisation. Nothing it does lasts. */
export interface Owner {
  rowsOf(table: string): readonly Row[];
  /** Who refused a breach: its SQLSTATE with the constraint's or the column's name; `accepted` by nobody. */
  refusalOf(table: string, breach: Breach): Promise<string>;
  end(): Promise<void>;
}

/**
 * The owner, who has switched the triggers of all tables off for good, so that a constraint stands alone. Each breach is
 * undone, and none is put off to the commit.
 */
export async function openOwner({ ownerUrl, ledgers: [ledger] }: TradedDatabase): Promise<Owner> {
  const client = await sessionIn(ownerUrl, ledger);
  // The keys of the operator belong to no organisation.
  await client.query(`SET contra.operator = 'on'`);
  const rows = new Map<string, readonly Row[]>();
  for (const table of Object.keys(TABLES)) {
    rows.set(table, await sortedRows(client, table));
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  }
  const rowsOf = (table: string): readonly Row[] => rows.get(table) ?? [];
  return {
    rowsOf,
    refusalOf: (table, breach) => {
      const copy = typeof breach === 'string' ? breach : insertion(table, copyOf(rowsOf(table), breach));
      return undone(client, `SET CONSTRAINTS ALL IMMEDIATE; ${copy}`);
    },
    end: () => client.end(),
  };
}

/** A session in an organisation. */
export async function sessionIn(url: string, ledger: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`SELECT set_config('contra.organisation_id', $1, false)`, [ledger]);
  return client;
}

/** In the order of their keys, and so in that of their making. */
async function sortedRows(client: Client, table: string): Promise<Row[]> {
  const { rows } = await client.query<{ row: Row }>(`SELECT to_jsonb(t) AS row FROM ${table} t`);
  return rows.map(({ row }) => row).sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1));
}

const idOf = ({ organisation_id: _, id, ...others }: Row): string =>
  JSON.stringify([id, ...Object.values(others)]);

function copyOf(rows: readonly Row[], breach: Exclude<Breach, string>): Row {
  const { of, but } = isOf(breach) ? breach : { of: undefined, but: breach };
  const row = rows.find((each) => of === undefined || each[of] !== null);
  if (row === undefined) throw new Error('the trade left no such row to copy');
  return { ...row, ...but };
}

const isOf = (breach: Exclude<Breach, string>): breach is { of: string; but: Row } => 'but' in breach;

/** A row of an organisation that does not exist is written from within it, as row-level security asks. */
function insertion(table: string, row: Row): string {
  const { organisation_id: ledger } = row;
  const enter = ledger === NOWHERE ? `SET LOCAL contra.organisation_id = '${NOWHERE}'; ` : '';
  return `${enter}INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, ${escapeLiteral(JSON.stringify(row))})`;
}

/** The ledger of no organisation. */
const NOWHERE = '00000000-0000-4000-8000-000000000001';

const refuser = ({ code, constraint, column }: DatabaseError): string =>
  [code, constraint ?? column].filter(Boolean).join(' ');

/** Does it in a transaction that is rolled back, and tells what the database refused it with, or `accepted`. */
export async function undone(
  client: Client,
  sql: string,
  told: (error: DatabaseError) => string = refuser,
): Promise<string> {
  try {
    await client.query(`BEGIN; ${sql}`);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof DatabaseError)) throw error;
    return told(error);
  } finally {
    await client.query('ROLLBACK');
  }
}
