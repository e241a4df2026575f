import type { EntityManager } from 'typeorm';
import type { PoolClient, QueryConfig, QueryResultRow } from 'pg';
import type { EventDraft, ToldEvent } from '../outbox/event';
import type { OperatorContext } from '../request-context/request-context';
import { ledgerIsClosed } from './closed-ledger';
import { Course } from './course';
import { named } from './named';
import { NotNow } from './not-now';
import type { WriteSet } from './write-set';

/** In the order in which a unit of work locks their rows, so that no two wait for each other. */
export type LockableTable =
  'invoices' | 'credit_notes' | 'payments' | 'refunds' | 'write_offs' | 'open_items';

interface CounterRow {
  readonly name: string;
  readonly value: number;
  /** On the counter of events, which every change takes: the sandbox has left this ledger. */
  readonly closed: boolean;
}

/**
 * One transaction, as the code inside a unit of work sees it: reads go to the database at once, writes are staged and
 * reach it as one set when the work has decided.
 */
export class Tx {
  /** What it has come to: the same for all that share it. */
  readonly course: Course;
  /** Whether it waits for what others hold. One that shares its transaction with other organisations gives way with `NotNow`. */
  readonly waits: boolean;

  constructor(
    readonly client: PoolClient,
    readonly manager: EntityManager,
    readonly ctx: OperatorContext,
    readonly organisationId: string,
    { waits = true, course = new Course() }: { readonly waits?: boolean; readonly course?: Course } = {},
  ) {
    this.waits = waits;
    this.course = course;
  }

  get writes(): WriteSet {
    return this.course.writes;
  }

  get events(): readonly ToldEvent[] {
    return this.course.events;
  }

  async query<T extends QueryResultRow>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    const result = await this.client.query<T>(this.statement(sql, params));
    return result.rows;
  }

  /** As it is sent. */
  statement(sql: string, params: readonly unknown[]): QueryConfig {
    return this.course.repeated ? named(sql, params) : { text: sql, values: [...params] };
  }

  async one<T extends QueryResultRow>(sql: string, params: readonly unknown[] = []): Promise<T | null> {
    return (await this.query<T>(sql, params))[0] ?? null;
  }

  /** `FOR UPDATE` in live work, nothing in a dry run: a test request takes no lock that a live one would wait for. */
  get forUpdate(): string {
    return this.ctx.dry ? '' : 'FOR UPDATE';
  }

  /** Locks rows by id, in the order of their ids; what is read afterwards cannot change before the commit. */
  async lockRows(table: LockableTable, ids: readonly string[]): Promise<void> {
    if (this.ctx.dry || ids.length === 0) return;
    if (!this.waits) throw new NotNow();
    await this.query(
      `SELECT FROM ${table} WHERE organisation_id = $1 AND id = ANY ($2) ORDER BY id FOR UPDATE`,
      [this.organisationId, ids],
    );
  }

  emit(...events: readonly EventDraft[]): void {
    for (const event of events) this.course.events.push({ ...event, by: this.ctx });
  }

  /** The same transaction at work for another of the requests that share it: what it stages and tells is that one's. */
  as(ctx: OperatorContext): Tx {
    const { client, manager, organisationId, waits, course } = this;
    return ctx === this.ctx ? this : new Tx(client, manager, ctx, organisationId, { waits, course });
  }

  /**
   * Locks the organisation's counters and tells their last values. Call it last, once a unit of work, with every counter
   * that will be moved: from here to the end of the commit every other writer of the organisation waits.
   */
  async takeCounters(names: readonly string[]): Promise<Map<string, number>> {
    if (this.course.numbers) throw new Error('counters are taken once a transaction');
    const wanted = [...new Set([...names, EVENT_COUNTER])].sort();
    let rows = await this.lockCounters(wanted);
    if (rows.length < wanted.length && !this.waits) throw new NotNow();
    if (rows.length < wanted.length && !this.ctx.dry) {
      await this.query(
        `INSERT INTO counters (organisation_id, name, value) SELECT $1, n, 0 FROM unnest($2::text[]) AS n ORDER BY n
         ON CONFLICT (organisation_id, name) DO NOTHING`,
        [this.organisationId, wanted],
      );
      this.course.madeCounters = true;
      rows = await this.lockCounters(wanted);
    }
    if (rows.some(({ closed }) => closed)) throw ledgerIsClosed();
    const values = new Map(wanted.map((name) => [name, 0]));
    for (const { name, value } of rows) values.set(name, value);
    this.course.numbers = values;
    return values;
  }

  /**
   * In live work all of them or none: whoever held some while a missing one is made would come to it out of order, and
   * deadlock with those who find it made.
   */
  private lockCounters(names: readonly string[]): Promise<CounterRow[]> {
    const named = 'organisation_id = $1 AND name = ANY ($2::text[])';
    const whole = `AND (SELECT count(*) FROM counters WHERE ${named}) = cardinality($2::text[])`;
    return this.query(
      `SELECT name, value, closed FROM counters WHERE ${named} ${this.ctx.dry ? '' : whole} ORDER BY name ${this.forUpdate} ${this.waits ? '' : 'SKIP LOCKED'}`,
      [this.organisationId, names],
    );
  }

  /** The last value of a counter that this transaction has taken. */
  lastNumber(name: string): number {
    const value = this.course.numbers?.get(name);
    if (value === undefined) throw new Error(`the counter ${name} has not been taken`);
    return value;
  }

  /** Stages the new last value of a counter that was taken. */
  moveCounter(name: string, value: number): void {
    this.lastNumber(name);
    this.course.numbers?.set(name, value);
    this.writes.moveCounter(name, value);
  }

  /** Runs once the work is durable; never in a dry run, and never if the process dies first: for measurements and wakes. */
  afterCommit(hook: () => void): void {
    this.course.hooks.push(hook);
  }

  /** The ledger is being opened by this very transaction: its counters begin at zero and nobody else can know them. */
  openLedger(ledger: { readonly sandbox: boolean }): void {
    this.course.numbers = new Map([[EVENT_COUNTER, 0]]);
    this.course.opens = ledger;
  }

  /** Whether the ledger is a sandbox's, or to be one. */
  get sandbox(): boolean {
    return this.course.opens?.sandbox ?? this.ctx.organisation?.sandbox ?? false;
  }

  get counters(): Map<string, number> | null {
    return this.course.numbers;
  }
}

export const EVENT_COUNTER = 'event';
export const ENTRY_COUNTER = 'journal_entry';
