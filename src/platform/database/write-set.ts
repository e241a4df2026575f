import { TABLES, type TableName } from './tables.data';

export type Row = Readonly<Record<string, unknown>>;

export interface RawWrite {
  readonly sql: string;
  readonly params: readonly unknown[];
  /** Rows that the statement must touch; another count means that someone else was faster. */
  readonly expect: number | null;
  /** What another count is, if not a decision to be made anew. */
  readonly otherwise?: () => Error;
}

/**
 * What a decision wants written: rows to insert, by table, and a few narrow updates. Nothing reaches the database until
 * the unit of work commits, so a dry run differs from a live one by exactly that step.
 */
export class WriteSet {
  private readonly rows = new Map<TableName, Row[]>();
  private readonly updates: RawWrite[] = [];
  private readonly lateUpdates: RawWrite[] = [];
  private readonly counters = new Map<string, number>();

  insert(table: TableName, ...rows: readonly Row[]): void {
    const list = this.rows.get(table);
    if (list) list.push(...rows);
    else this.rows.set(table, [...rows]);
  }

  /** An update or delete that runs before the inserts, in the order in which they were staged. */
  update(sql: string, params: readonly unknown[], expect: number | null = 1, otherwise?: () => Error): void {
    this.updates.push({ sql, params, expect, ...(otherwise ? { otherwise } : {}) });
  }

  /** An update of rows that point at what is inserted. */
  updateAfterInserts(sql: string, params: readonly unknown[], expect: number | null = 1): void {
    this.lateUpdates.push({ sql, params, expect });
  }

  /** Stages a counter's new last value; see `Tx.takeCounters`. */
  moveCounter(name: string, value: number): void {
    this.counters.set(name, value);
  }

  get updatesBefore(): readonly RawWrite[] {
    return this.updates;
  }

  get updatesAfter(): readonly RawWrite[] {
    return this.lateUpdates;
  }

  rowsOf(table: TableName): readonly Row[] {
    return this.rows.get(table) ?? [];
  }

  get movedCounters(): ReadonlyMap<string, number> {
    return this.counters;
  }
}

interface Writer {
  readonly organisationId: string;
  readonly writes: WriteSet;
}

/**
 * All inserts and the counters that they moved, of each writer, as one statement with one JSON parameter a table; null when
 * there are none.
 */
export function insertStatement(writers: readonly Writer[]): { text: string; values: unknown[] } | null {
  const values: unknown[] = [];
  const parts: string[] = [];
  for (const name of Object.keys(TABLES) as TableName[]) {
    const rows = writers.flatMap(({ writes }) => writes.rowsOf(name));
    if (rows.length > 0) parts.push(`i_${name} AS (${insertFrom(name, values.push(JSON.stringify(rows)))})`);
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

function insertFrom(table: TableName, parameter: number): string {
  const columns = TABLES[table];
  const list = Object.keys(columns).join(', ');
  const typed = Object.entries(columns)
    .map(([column, type]) => `${column} ${type}`)
    .join(', ');
  return `INSERT INTO ${table} (${list}) SELECT ${list} FROM jsonb_to_recordset($${parameter}::jsonb) AS r (${typed})
    ${WHEN_THERE[table] ?? ''}`;
}
