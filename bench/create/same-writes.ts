import type { QueryResultRow } from 'pg';
import type { BenchDatabase } from '../harness/database';

const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:/;
const MOST_DIFFERENCES = 10;

type Row = Readonly<Record<string, unknown>>;
export type Writes = ReadonlyMap<string, readonly string[]>;

/** Columns that no two notes share: of these, only whether they hold something, and texts as long, must be the same. */
const OWN = new Set([
  'id',
  'number',
  'series_number',
  'sequence',
  'entry_number',
  'value',
  'credit_note_id',
  'journal_entry_id',
  'source_id',
  'open_item_id',
  'object_id',
  'document_number',
  'request_id',
  'created_at',
  'posted_at',
  'data',
  'key',
  'answer',
  'request_hash',
]);

/**
 * Throws unless the transactions that made two credit notes left the same rows in the same tables. A reference that wrote
 * less than the service would be unfair to the service, and one that wrote more, to pgbench.
 */
export function assertSameWrites(service: Writes, pgbench: Writes): void {
  const tables = [...new Set([...service.keys(), ...pgbench.keys()])];
  const differences = tables.flatMap((table) =>
    differencesOf(table, service.get(table) ?? [], pgbench.get(table) ?? []),
  );
  if (differences.length === 0) return;
  throw new Error(
    `bench/create/note-statement.ts does not write what the service writes; bring it up to date:\n${differences.slice(0, MOST_DIFFERENCES).join('\n')}`,
  );
}

/** What is added up later is compared as it adds up: a set that is written in pieces says in each by how much lists grew. */
const ADDED_UP: Readonly<Record<string, string>> = {
  list_changes:
    '(SELECT organisation_id, list, label, sum(change) AS change FROM list_changes WHERE xmin::text = $1 GROUP BY 1, 2, 3)',
};

/**
 * The rows, in every table, that the transaction which made the note left. Read before a later one writes them anew. Without
 * `lengths` texts that no two notes share need not be as long: those of a batch grow with the numbers in them.
 */
export async function writesOf(
  { query }: Pick<BenchDatabase, 'query'>,
  noteId: string,
  { lengths } = { lengths: true },
): Promise<Writes> {
  const tables = await query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY relname`,
  );
  const [made] = await query<{ xid: string }>(`SELECT xmin::text AS xid FROM credit_notes WHERE id = $1`, [
    noteId,
  ]);
  if (!made) throw new Error(`there is no credit note ${noteId}`);
  const writes = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const rows = await query<QueryResultRow & { row: Row }>(
      `SELECT to_jsonb(t) AS row FROM ${ADDED_UP[name] ?? `(SELECT * FROM ${name} WHERE xmin::text = $1)`} t`,
      [made.xid],
    );
    if (rows.length > 0) writes.set(name, rows.map(({ row }) => comparable(row, lengths)).sort());
  }
  return writes;
}

function comparable(row: Row, lengths: boolean): string {
  const cells = Object.entries(row).map(([column, value]) => [
    column,
    OWN.has(column) ? shapeOf(value, lengths) : value,
  ]);
  return JSON.stringify(Object.fromEntries(cells));
}

function shapeOf(value: unknown, lengths: boolean): string | null {
  if (value === null) return null;
  const size = (text: string): string => (lengths ? `${text.length} characters` : 'characters');
  if (typeof value === 'string') return INSTANT.test(value) ? 'an instant' : size(value);
  return typeof value === 'object' ? size(JSON.stringify(value)) : typeof value;
}

function differencesOf(table: string, service: readonly string[], pgbench: readonly string[]): string[] {
  if (service.length !== pgbench.length)
    return [`${table}: the service leaves ${service.length} rows, pgbench ${pgbench.length}`];
  return service.flatMap((row, i) =>
    row === pgbench[i] ? [] : [`${table}:\n  service ${row}\n  pgbench ${pgbench[i] ?? ''}`],
  );
}
