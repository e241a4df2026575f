import { Decimal } from '../../domain/money/decimal';
import { keepAnswerText } from '../idempotency/answer-texts';
import { type Cell, cellsType, encodeCells } from './cells';
import { sharedColumns } from './shared-columns';
import { TABLES, type TableName } from './tables.data';
import type { Row, WriteSet } from './write-set';

interface Writer {
  readonly organisationId: string;
  readonly writes: Pick<WriteSet, 'rowsOf' | 'movedCounters'>;
}

/** Fewer are sent without what they share apart: for few rows, to put it together costs PostgreSQL more than to read it in each. */
const ENOUGH_TO_SHARE = 200;

/**
 * All inserts and the counters that they moved, of each writer, as one statement with a parameter or two a table; null when
 * there are none. From `enoughToShare` rows on, of all tables together, what rows of a table share is sent once.
 */
export function insertStatement(
  writers: readonly Writer[],
  enoughToShare = ENOUGH_TO_SHARE,
): { text: string; values: unknown[] } | null {
  const values: unknown[] = [];
  const parts: string[] = [];
  const texts = new Map<object, string>();
  const sets = (Object.keys(TABLES) as TableName[])
    .map((name) => ({ name, rows: writers.flatMap(({ writes }) => writes.rowsOf(name)) }))
    .filter(({ rows }) => rows.length > 0);
  const isSharing = sets.reduce((sum, { rows }) => sum + rows.length, 0) >= enoughToShare;
  for (const { name, rows } of sets) {
    parts.push(`i_${name} AS (${insertFrom(name, values.length + 1, isSharing)})`);
    const shared = isSharing ? sharedColumns(Object.keys(TABLES[name]), rows) : null;
    values.push(cellsOf(name, rows, shared, texts));
    if (shared) values.push(JSON.stringify(Object.fromEntries(shared)));
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

/** Without what is sent apart. */
function cellsOf(
  table: TableName,
  rows: readonly Row[],
  shared: ReadonlyMap<string, unknown> | null,
  texts: Map<object, string>,
): Buffer {
  const columns = Object.entries<string>(TABLES[table]);
  const own = columns.map(([column, type]) => (shared?.has(column) ? null : { column, type }));
  return encodeCells(rows.length, columns.length, (row, index) => {
    const it = own[index];
    return it ? cellOf(rows[row]?.[it.column], it.type, texts) : null;
  });
}

/** A column's value as PostgreSQL reads it from a text. What is told by several events, and answered, is made a text of once. */
function cellOf(value: unknown, type: string, known: Map<object, string>): Cell {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return type.startsWith('json') ? JSON.stringify(value) : value;
  if (typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Decimal) return value.toFixed();
  if (Array.isArray(value) && type.endsWith('[]')) return arrayOf(value);
  const text = known.get(value) ?? JSON.stringify(value);
  known.set(value, text);
  if (type === 'text') keepAnswerText(value, text);
  return text;
}

const arrayOf = (items: readonly unknown[]): string =>
  `{${items.map((item) => `"${String(item).replace(/["\\]/g, '\\$&')}"`).join(',')}}`;

const inserts = new Map<string, string>();

/** From the rows, and what they share if they do, as parameters in this order. */
function insertFrom(table: TableName, parameter: number, isSharing: boolean): string {
  const key = `${table} ${parameter} ${String(isSharing)}`;
  const made = inserts.get(key) ?? makeInsert(table, parameter, isSharing);
  inserts.set(key, made);
  return made;
}

/** Hides from the planner how many rows there are: few would look worth a plan of their own, each time. */
const unseen = (parameter: number, type: string): string => `(SELECT $${parameter}::${type})`;

function makeInsert(table: TableName, parameter: number, isSharing: boolean): string {
  const columns = Object.entries<string>(TABLES[table]);
  const names = columns.map(([name]) => name).join(', ');
  const values = columns.map(([name, type], i) => {
    const own = `own.c${i + 1}${type === 'text' ? '' : `::${type}`}`;
    return isSharing ? `coalesce(${own}, shared.${name})` : own;
  });
  const typed = columns.map(([name, type]) => `${name} ${type}`).join(', ');
  const shared = isSharing ? `, json_to_record($${parameter + 1}::json) AS shared (${typed})` : '';
  return `INSERT INTO ${table} (${names}) SELECT ${values.join(', ')}
    FROM unnest(${unseen(parameter, `${cellsType(columns.length)}[]`)}) AS own${shared} ${WHEN_THERE[table] ?? ''}`;
}
