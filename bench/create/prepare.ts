import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchDatabase } from '../harness/database';
import type { Pgbench } from '../harness/pgbench';
import type { BenchService } from '../harness/service';
import { SCRIPTS, TARGETS, type Protocol } from './one-note';
import { createOne, createRequest, openOrganisation, type BenchOrganisation } from './organisations';
import { assertSameWrites, writesOf, type Writes } from './same-writes';

const AT_ONCE = 8;

export interface Prepared {
  /** A request of each organisation. */
  readonly requests: readonly string[];
  readonly scripts: Readonly<Record<Protocol, string>>;
  /** Credit notes made so far. */
  readonly notes: number;
  /** What one create leaves, in words. */
  readonly rows: string;
}

/**
 * Opens the organisations with a credit note each, gives pgbench what it needs, and proves that it writes what the service
 * writes. Throws where it does not.
 */
export async function prepare(
  database: BenchDatabase,
  service: BenchService,
  pgbench: Pgbench,
  count: number,
): Promise<Prepared> {
  const first = await openOrganisation(service, 'Bench 1 Ltd');
  const expected = await writesOf(database, await createOne(service, first));
  const others = await openWithNotes(service, count - 1);
  await database.query(TARGETS);
  const scripts = { simple: scriptFile(database, 'simple'), prepared: scriptFile(database, 'prepared') };
  for (const protocol of ['simple', 'prepared'] as const) {
    const run = { protocol, connections: 1, variables: { organisations: 1 }, until: { transactions: 1 } };
    await pgbench.run({ script: scripts[protocol], ...run });
    assertSameWrites(expected, await writesOf(database, await newestNote(database)));
  }
  return {
    requests: [first, ...others].map(createRequest),
    scripts,
    notes: count + 2,
    rows: inWords(expected),
  };
}

async function openWithNotes(service: BenchService, count: number): Promise<BenchOrganisation[]> {
  const opened: BenchOrganisation[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) {
      const organisation = await openOrganisation(service, `Bench ${i + 2} Ltd`);
      await createOne(service, organisation);
      opened.push(organisation);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return opened;
}

function scriptFile(database: BenchDatabase, protocol: Protocol): string {
  const file = join(database.folder, `one-note-${protocol}.sql`);
  writeFileSync(file, SCRIPTS[protocol]);
  return file;
}

async function newestNote(database: BenchDatabase): Promise<string> {
  const [note] = await database.query<{ id: string }>(
    `SELECT id FROM credit_notes ORDER BY created_at DESC LIMIT 1`,
  );
  return note?.id ?? '';
}

const inWords = (writes: Writes): string =>
  [...writes].map(([table, rows]) => `${rows.length} ${table}`).join(', ');
