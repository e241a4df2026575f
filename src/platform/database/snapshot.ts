import { type Readable } from 'node:stream';
import type { PoolClient, QueryResultRow } from 'pg';
import { to as copyTo } from 'pg-copy-streams';

const FETCHED_AT_ONCE = 1000;

/**
 * One organisation's rows as they were at one instant: a read-only transaction on a connection of its own. Whoever opens it
 * ends it. One read at a time: a connection in the middle of a COPY takes no other query, so another read is refused, and one
 * that was left before its end leaves the connection unfit for a further one.
 */
export class Snapshot {
  private copying = false;
  private cursors = 0;
  private over = false;

  constructor(private readonly client: PoolClient) {}

  /** For few rows. */
  async query<T extends QueryResultRow>(sql: string, params: readonly unknown[] = []): Promise<T[]> {
    this.assertFree();
    return (await this.client.query<T>(sql, [...params])).rows;
  }

  /** For rows that may be many: they are fetched as they are read. */
  async *rows<T extends QueryResultRow>(sql: string, params: readonly unknown[] = []): AsyncIterable<T> {
    this.cursors += 1;
    const cursor = `rows_${this.cursors}`;
    await this.query(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, params);
    for (let fetched = FETCHED_AT_ONCE; fetched === FETCHED_AT_ONCE;) {
      const rows = await this.query<T>(`FETCH ${FETCHED_AT_ONCE} FROM ${cursor}`);
      fetched = rows.length;
      yield* rows;
    }
    await this.query(`CLOSE ${cursor}`);
  }

  /** The output of a COPY … TO STDOUT, as the server sends it. */
  copy(sql: string): Readable {
    this.assertFree();
    this.copying = true;
    const source = this.client.query(copyTo(sql));
    // A connection that is closed tells its query so, also when the query is no longer listened to.
    source.on('error', () => undefined);
    source.once('end', () => (this.copying = false));
    return source;
  }

  private assertFree(): void {
    if (this.copying) throw new Error('a snapshot answers one read at a time');
  }

  /** Gives the connection back, or closes it, which ends its query on the server, when something was left unread. */
  async end(): Promise<void> {
    if (this.over) return;
    if (this.copying) {
      this.break();
      return;
    }
    this.over = true;
    await this.client.query('COMMIT').then(
      () => this.client.release(),
      () => this.client.release(true),
    );
  }

  break(): void {
    if (!this.over) this.client.release(true);
    this.over = true;
  }
}
