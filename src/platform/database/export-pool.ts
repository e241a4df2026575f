import { finished, pipeline, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { PoolConfig } from 'pg';
import { AttendedRows, NobodyReads } from './attended-rows';
import { ExportConnections, type Reader } from './export-connections';
import { Snapshot } from './snapshot';

export const EXPORT_POOL_OPTIONS = Symbol('export pool options');

export interface ExportPoolOptions extends Pick<PoolConfig, 'connectionString' | 'max'> {
  /** A reader that takes nothing for so long is cut off. */
  readonly stallSeconds: number;
}

export interface ExportFile {
  readonly pieces: AsyncIterable<string | Buffer>;
}

/** Nobody is there any more to read an answer; its status is that of a body that broke off. */
class HungUp extends Error {
  override readonly name = 'HungUp';
  readonly statusCode = 400;
}

const LONGEST_END_MS = 2000;
/** Pieces are large: one or two wait for the reader. */
const IN_PIECES = { objectMode: true, highWaterMark: 2 };

/**
 * A small pool of its own for long streams, so that they never take the connections of requests. It lends snapshots, and takes each
 * of them back itself, whatever becomes of what was to be read from it.
 */
@Injectable()
export class ExportPool implements OnApplicationShutdown {
  private readonly logger = new Logger('exports');
  private readonly connections: ExportConnections;
  private readonly stallSeconds: number;

  constructor(@Inject(EXPORT_POOL_OPTIONS) { stallSeconds, ...options }: ExportPoolOptions) {
    this.stallSeconds = stallSeconds;
    this.connections = new ExportConnections(options);
  }

  /** What `read` makes of what the reader's organisation has now. */
  async read<T>(reader: Reader, read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    const snapshot = await this.open(reader);
    try {
      return await read(snapshot);
    } finally {
      await snapshot.end();
    }
  }

  /**
   * The bytes of a file of what the reader's organisation has now, once its first piece is there: until then an error is thrown,
   * after that it breaks the stream off. The connection goes back when everything has been written. It is closed, which ends the
   * query on the server, when writing fails and when the reader goes away, at whatever moment, or stalls.
   */
  async stream<F extends ExportFile>(
    reader: Reader,
    write: (snapshot: Snapshot) => F | Promise<F>,
  ): Promise<F & { readonly bytes: Readable }> {
    const snapshot = await this.open(reader);
    let leave = (): void => snapshot.break();
    // An answer that stands behind others on its connection is never told that this has ended.
    const forget = reader.arrival?.onceLeft(() => leave());
    try {
      assertThere(reader);
      const file = await write(snapshot);
      const pieces = file.pieces[Symbol.asyncIterator]();
      const first = await pieces.next();
      assertThere(reader);
      const read = new AttendedRows(this.stallSeconds);
      leave = () => void read.destroy();
      // Told by the reader's end itself: what waits for the database is told last.
      finished(read, { readable: false }, (error) => {
        forget?.();
        if (!error) return void snapshot.end();
        snapshot.break();
        this.report(error);
      });
      const bytes = pipeline(Readable.from(withFirst(first, pieces), IN_PIECES), read, () => undefined);
      return { ...file, bytes };
    } catch (error) {
      forget?.();
      snapshot.break();
      assertThere(reader);
      throw error;
    }
  }

  private async open(reader: Reader): Promise<Snapshot> {
    const client = await this.connections.take(reader);
    try {
      await client.query('BEGIN READ ONLY ISOLATION LEVEL REPEATABLE READ');
      await client.query(`SELECT set_config('contra.organisation_id', $1, true)`, [
        reader.organisation.organisationId,
      ]);
      return new Snapshot(client);
    } catch (error) {
      client.release(true);
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
    await Promise.race([this.connections.end(), sleep(LONGEST_END_MS, undefined, { ref: false })]);
  }
}

function assertThere({ arrival }: Reader): void {
  if (arrival?.left() === true) throw new HungUp();
}

async function* withFirst<T>(first: IteratorResult<T>, rest: AsyncIterator<T>): AsyncGenerator<T> {
  try {
    for (let next = first; !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
