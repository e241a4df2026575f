import { sharedAndOwn } from './shared-columns';
import { TABLES, type TableName } from './tables.data';
import type { WriteSet } from './write-set';

interface Writer {
  readonly organisationId: string;
  readonly writes: Pick<WriteSet, 'rowsOf' | 'movedCounters'>;
}

/**
 * All inserts and the counters that they moved, of each writer, as one statement with two or three parameters a table; null
 * when there are none.
 */
export function insertStatement(writers: readonly Writer[]): { text: string; values: unknown[] } | null {
  const values: unknown[] = [];
  const parts: string[] = [];
  const texts = new Map<object, string>();
  for (const name of Object.keys(TABLES) as TableName[]) {
    const rows = writers.flatMap(({ writes }) => writes.rowsOf(name));
    if (rows.length === 0) continue;
    parts.push(`i_${name} AS (${insertFrom(name, values.length + 1)})`);
    const { shared, own } = sharedAndOwn(plainColumns(name), rows);
    values.push(JSON.stringify(own), JSON.stringify(shared));
    const text = TEXTS[name];
    if (text !== undefined) values.push(rows.map((row) => textOf(row[text], texts)).join(BETWEEN_TEXTS));
  }
  const moved = writers.flatMap(({ organisationId, writes }) =>
    [...writes.movedCounters].map(([name, value]) => ({ organisation_id: organisationId, name, value })),
  );
  if (moved.length > 0) {
    const organisations = writers.map(({ organisationId }) => organisationId);
    const [parameter] = [values.push(JSON.stringify(moved)), values.push(organisations)];
    parts.push(`moved AS (${moveCounters(parameter)})`);
  }
  return parts.length === 0 ? null : { text: `WITH ${parts.join(', ')} SELECT 1`, values };
}

/** What becomes of a row that is there already; of most tables it is an error. */
const WHEN_THERE: Partial<Record<TableName, string>> = {
  jobs: 'ON CONFLICT (organisation_id, kind, subject) DO NOTHING',
  // Whoever archived a document first has archived all of it.
  archived_files: 'ON CONFLICT (organisation_id, document_id, format) DO NOTHING',
};

function moveCounters(parameter: number): string {
  return `UPDATE counters c SET value = m.value
    FROM jsonb_to_recordset($${parameter}::jsonb) AS m (organisation_id uuid, name text, value bigint)
    WHERE c.organisation_id = ANY ($${parameter + 1}::uuid[]) AND c.organisation_id = m.organisation_id AND c.name = m.name`;
}

/** Columns of long JSON texts, which travel by themselves: nobody takes them apart on the way. */
const TEXTS: Partial<Record<TableName, string>> = { events: 'data', idempotency_keys: 'answer' };
/** A character that no JSON text holds. */
const BETWEEN_TEXTS = '\u0001';

const plainColumns = (table: TableName): string[] =>
  Object.keys(TABLES[table]).filter((column) => column !== TEXTS[table]);

/** What is told by several events, and answered, is made a text of once. */
function textOf(value: unknown, known: Map<object, string>): string {
  if (typeof value === 'string') return value;
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return JSON.stringify(value);
  const text = known.get(value) ?? JSON.stringify(value);
  known.set(value, text);
  return text;
}

const inserts = new Map<string, string>();

/** From the rows, what they share, and their texts, as parameters in this order. */
function insertFrom(table: TableName, parameter: number): string {
  const key = `${table} ${parameter}`;
  const made = inserts.get(key) ?? makeInsert(table, parameter);
  inserts.set(key, made);
  return made;
}

function makeInsert(table: TableName, parameter: number): string {
  const types: Readonly<Record<string, string>> = TABLES[table];
  const [text, plain] = [TEXTS[table], plainColumns(table)];
  const typed = plain.map((column) => `${column} ${types[column] ?? ''}`).join(', ');
  const rows = `json_to_recordset($${parameter}::json) AS`;
  const own =
    text === undefined
      ? `${rows} own (${typed})`
      : `ROWS FROM (${rows} (${typed}), string_to_table($${parameter + 2}, E'\\x01', '')) AS own (${[...plain, text].join(', ')})`;
  const columns = text === undefined ? plain : [...plain, text];
  const values = plain.map((column) => `coalesce(own.${column}, shared.${column})`);
  if (text !== undefined) values.push(`own.${text}::${types[text] ?? ''}`);
  return `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')}
    FROM ${own}, json_to_record($${parameter + 1}::json) AS shared (${typed}) ${WHEN_THERE[table] ?? ''}`;
}
