import { Pool, type Client, type ClientBase, type PoolClient, type PoolConfig } from 'pg';
import { DomainError } from '../../domain/errors';
import type { RequestContext } from '../request-context/request-context';
import { outliveBrokenConnections } from './broken-connections';

/** For whom a connection is taken. */
export type Reader = Pick<RequestContext, 'organisation' | 'requestId' | 'arrival'>;

/** Who has a connection, and for how long by now. */
export interface Holder {
  readonly requestId?: string;
  readonly organisation?: string;
  readonly seconds: number;
}

/** 503 `unavailable`, and no failure: as many exports as there may be are being read. */
export class ExportsBusy extends DomainError {
  constructor(readonly heldBy: readonly Holder[]) {
    super('unavailable', 'All connections for exports are in use. Try again in a moment.');
  }
}

interface Held {
  readonly since: number;
  reader?: Reader;
}

const LONGEST_WAIT_MS = 10_000;

/** The connections that exports have to themselves, and who has each of them. */
export class ExportConnections {
  private readonly pool: Pool;
  private readonly held = new Map<ClientBase, Held>();

  constructor(options: PoolConfig) {
    this.pool = new Pool({
      ...options,
      application_name: 'contra-export',
      connectionTimeoutMillis: LONGEST_WAIT_MS,
      idleTimeoutMillis: 10_000,
    });
    this.pool.on('error', () => undefined);
    this.pool.on('acquire', (client) => this.held.set(client, { since: performance.now() }));
    this.pool.on('release', (_error, client) => this.held.delete(client));
    outliveBrokenConnections(this.pool);
  }

  /** Waits for one. Throws ExportsBusy when none was given back in time. */
  async take(reader: Reader): Promise<PoolClient> {
    const client = await this.pool.connect().catch((error: unknown) => {
      throw this.whyNone(error);
    });
    const held = this.held.get(client);
    if (held) held.reader = reader;
    return client;
  }

  /** None is given any more, and those that are out are ended under those who have them. */
  end(): Promise<void> {
    for (const client of this.held.keys()) void end(client);
    return this.pool.end();
  }

  private whyNone(error: unknown): unknown {
    const waited = error instanceof Error && error.message === 'timeout exceeded when trying to connect';
    return waited && this.held.size >= this.pool.options.max ? new ExportsBusy(this.holders()) : error;
  }

  private holders(): Holder[] {
    const now = performance.now();
    return [...this.held.values()].map(({ since, reader }) => ({
      requestId: reader?.requestId,
      organisation: reader?.organisation.id,
      seconds: Math.round((now - since) / 100) / 10,
    }));
  }
}

/** The driver's types leave `end` out of what a pool lends. */
const end = (client: ClientBase): Promise<void> => (client as Client).end();
