import { pipeline, type Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, type Client, type ClientBase, type PoolClient, type PoolConfig } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { AttendedRows, NobodyReads } from './attended-rows';

export const EXPORT_POOL_OPTIONS = Symbol('export pool options');

export interface ExportPoolOptions extends Pick<PoolConfig, 'connectionString' | 'max'> {
  /** A reader that takes nothing for so long is cut off. */
  readonly stallSeconds: number;
}

const LONGEST_END_MS = 2000;

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
    // The pool listens to idle connections only, and a loss that nobody listens to would end the process. Whoever uses the
    // connection is told by its query.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /**
   * The rows of a COPY of one organisation, from one snapshot. The connection goes back when the database has said all of
   * them. It is closed, which ends the query on the server, when it fails and when the reader goes away or stalls; rows that
   * are not all there break off with an error.
   */
  async copy(
    organisationId: string,
    sql: string,
    prepare: (client: ClientBase) => Promise<void>,
  ): Promise<Readable> {
    const client = await this.connect(organisationId);
    try {
      await prepare(client);
      return this.stream(client, sql);
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** A connection inside a read-only transaction of one organisation. */
  private async connect(organisationId: string): Promise<PoolClient> {
    const client = await this.pool.connect();
    try {
      await client.query('BEGIN READ ONLY ISOLATION LEVEL REPEATABLE READ');
      await client.query(`SELECT set_config('contra.organisation_id', $1, true)`, [organisationId]);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  private stream(client: PoolClient, sql: string): Readable {
    const source = client.query(copyTo(sql));
    // A connection that is closed tells its query so, also when the query is no longer listened to.
    source.on('error', () => undefined);
    // A failed COPY emits an error and stays as it is; the pipeline destroys both ends, whichever broke.
    return pipeline(source, new AttendedRows(this.stallSeconds), (error) => {
      if (error) {
        client.release(true);
        this.report(error);
      } else
        void client.query('COMMIT').then(
          () => client.release(),
          () => client.release(true),
        );
    });
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
