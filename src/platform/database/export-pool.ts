import { finished, pipeline, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, type Client, type ClientBase, type PoolConfig } from 'pg';
import { AttendedRows, NobodyReads } from './attended-rows';
import { outliveBrokenConnections } from './broken-connections';
import { Snapshot } from './snapshot';

export const EXPORT_POOL_OPTIONS = Symbol('export pool options');

export interface ExportPoolOptions extends Pick<PoolConfig, 'connectionString' | 'max'> {
  /** A reader that takes nothing for so long is cut off. */
  readonly stallSeconds: number;
}

const LONGEST_END_MS = 2000;
/** Pieces are large: one or two wait for the reader. */
const IN_PIECES = { objectMode: true, highWaterMark: 2 };

/** A small pool of its own for long streams, so that they never take the connections of requests. */
@Injectable()
export class ExportPool implements OnApplicationShutdown {
  private readonly logger = new Logger('exports');
  private readonly pool: Pool;
  private readonly inUse = new Set<ClientBase>();
  private readonly stallSeconds: number;

  constructor(@Inject(EXPORT_POOL_OPTIONS) { stallSeconds, ...options }: ExportPoolOptions) {
    this.stallSeconds = stallSeconds;
    this.pool = new Pool({
      ...options,
      application_name: 'contra-export',
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 10_000,
    });
    this.pool.on('error', () => undefined);
    this.pool.on('acquire', (client) => this.inUse.add(client));
    this.pool.on('release', (_error, client) => this.inUse.delete(client));
    outliveBrokenConnections(this.pool);
  }

  /** What one organisation has now. The connection is the caller's until the snapshot is ended. */
  async open(organisationId: string): Promise<Snapshot> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN READ ONLY ISOLATION LEVEL REPEATABLE READ');
      await client.query(`SELECT set_config('contra.organisation_id', $1, true)`, [organisationId]);
      return new Snapshot(client);
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /**
   * What is written from a snapshot, for a reader, once its first piece is there: until then an error is thrown, after that
   * it breaks the stream off. The connection goes back when everything has been written. It is closed, which ends the query
   * on the server, when writing fails and when the reader goes away or stalls.
   */
  async stream(snapshot: Snapshot, written: AsyncIterable<string | Buffer>): Promise<Readable> {
    const pieces = written[Symbol.asyncIterator]();
    try {
      const first = await pieces.next();
      const read = new AttendedRows(this.stallSeconds);
      // Told by the reader's end itself: what waits for the database is told last.
      finished(read, { readable: false }, (error) => {
        if (!error) return void snapshot.end();
        snapshot.break();
        this.report(error);
      });
      return pipeline(Readable.from(withFirst(first, pieces), IN_PIECES), read, () => undefined);
    } catch (error) {
      snapshot.break();
      throw error;
    }
  }

  private report(error: NodeJS.ErrnoException): void {
    if (error instanceof NobodyReads)
      this.logger.warn(`an export was cut off: its reader took nothing for ${error.seconds} s`);
    else if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE')
      this.logger.error({ err: error }, 'an export broke off');
  }

  /** Nobody is left to read what is still streamed; a server that does not answer is not waited for. */
  async onApplicationShutdown(): Promise<void> {
    for (const client of this.inUse) void end(client);
    await Promise.race([this.pool.end(), sleep(LONGEST_END_MS, undefined, { ref: false })]);
  }
}

/** The driver's types leave `end` out of what a pool lends. */
const end = (client: ClientBase): Promise<void> => (client as Client).end();

async function* withFirst<T>(first: IteratorResult<T>, rest: AsyncIterator<T>): AsyncGenerator<T> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
