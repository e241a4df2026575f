import type { TableName } from './tables.data';

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

  /** The rows staged so far, which from now on are not. */
  takeRows(): Pick<WriteSet, 'rowsOf' | 'movedCounters'> {
    const rows = new Map(this.rows);
    this.rows.clear();
    return { rowsOf: (table) => rows.get(table) ?? [], movedCounters: new Map() };
  }

  get movedCounters(): ReadonlyMap<string, number> {
    return this.counters;
  }
}
