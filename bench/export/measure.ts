import { get, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { csvStatement } from '../../src/modules/exports/formats/csv';
import type { BenchDatabase } from '../harness/database';
import type { BenchService } from '../harness/service';

export interface Read {
  readonly seconds: number;
  /** Until the first byte of the file. */
  readonly firstByteSeconds: number;
  readonly bytes: number;
}

/** The file of an export, read as fast as it comes and thrown away. */
export async function readExport({ port }: BenchService, key: string, format: string): Promise<Read> {
  const start = performance.now();
  const url = `http://127.0.0.1:${port}/api/v1/journal/export?format=${format}`;
  const asked = get(url, { headers: { authorization: `Bearer ${key}` }, agent: false });
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  if (answer.statusCode !== 200) throw new Error(`${format} answered ${answer.statusCode ?? ''}`);
  const read = await readAll(answer, start);
  if (!answer.complete) throw new Error(`${format} broke off`);
  return read;
}

/**
 * What everything is compared with: the rows of the CSV export by COPY … TO STDOUT on a connection of the service's role,
 * without the service, in the same manner.
 */
export async function readCopy({ serviceUrl }: BenchDatabase, ledger: string): Promise<Read> {
  const client = new Client({ connectionString: serviceUrl });
  await client.connect();
  try {
    await client.query(`SELECT set_config('contra.organisation_id', $1, false)`, [ledger]);
    await client.query(
      'SET enable_sort = off; SET enable_hashjoin = off; SET enable_material = off; SET max_parallel_workers_per_gather = 0',
    );
    const start = performance.now();
    return await readAll(
      client.query(copyTo(csvStatement({ organisationId: ledger, baseCurrency: 'GBP' }, {}))),
      start,
    );
  } finally {
    await client.end();
  }
}

async function readAll(source: Readable, start: number): Promise<Read> {
  let [bytes, first] = [0, 0];
  for await (const piece of source as AsyncIterable<Buffer>) {
    if (bytes === 0) first = performance.now();
    bytes += piece.length;
  }
  return { bytes, seconds: (performance.now() - start) / 1000, firstByteSeconds: (first - start) / 1000 };
}

/** The most that the service's process held while something went on, sampled. */
export async function peakMb<T>(
  service: BenchService,
  work: () => Promise<T>,
): Promise<{ result: T; mb: number }> {
  let mb = service.memoryMb() ?? NaN;
  const watch = setInterval(() => (mb = Math.max(mb, service.memoryMb() ?? NaN)), 20);
  try {
    return { result: await work(), mb };
  } finally {
    clearInterval(watch);
  }
}
