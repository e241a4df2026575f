import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, type PoolClient, type PoolConfig } from 'pg';

export const EXPORT_POOL_OPTIONS = Symbol('export pool options');

/** A small pool of its own for long streams, so that they never take the connections of requests. */
@Injectable()
export class ExportPool implements OnApplicationShutdown {
  private readonly pool: Pool;

  constructor(@Inject(EXPORT_POOL_OPTIONS) options: PoolConfig) {
    this.pool = new Pool({
      ...options,
      application_name: 'contra-export',
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 10_000,
    });
    this.pool.on('error', () => undefined);
    // The pool listens to idle connections only, and a loss that nobody listens to would end the process. Whoever uses the
    // connection is told by its query.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  /** A connection inside a read-only transaction of one organisation. */
  async connect(organisationId: string): Promise<PoolClient> {
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

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
