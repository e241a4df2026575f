import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchDatabase } from '../harness/database';
import type { Pgbench } from '../harness/pgbench';
import type { Opened } from '../harness/requests';
import type { BenchService } from '../harness/service';
import { ONE_NOTE_SCRIPT, TARGETS } from './one-note';
import { createOne, CUSTOMERS, openCreditor } from './organisations';
import { assertSameWrites, writesOf, type Writes } from './same-writes';

const AT_ONCE = 8;

export interface Creditors {
  readonly organisations: readonly Opened[];
  /** Credit notes made so far. */
  readonly notes: number;
  /** What one create leaves, of the first customer of the first organisation. */
  readonly writes: Writes;
}

/** Opens organisations with a credit note for each customer, and gives SQL what it needs to write more of them. */
export async function openCreditors(
  database: BenchDatabase,
  service: BenchService,
  count: number,
): Promise<Creditors> {
  const first = await openCreditor(service, 'Bench 1 Ltd');
  const [one = '', ...more] = first.customers;
  // Read before the next one writes the counters anew.
  const writes = await writesOf(database, await createOne(service, first, one));
  for (const customer of more) await createOne(service, first, customer);
  const others = await openWithNotes(service, count - 1);
  await database.query(TARGETS);
  return { organisations: [first, ...others], notes: count * CUSTOMERS, writes };
}

async function openWithNotes(service: BenchService, count: number): Promise<Opened[]> {
  const opened: Opened[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let i = next++; i < count; i = next++) {
      const organisation = await openCreditor(service, `Bench ${i + 2} Ltd`);
      for (const customer of organisation.customers) await createOne(service, organisation, customer);
      opened.push(organisation);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return opened;
}

/**
 * The script with which pgbench makes credit notes, once it has made one of which every row is as the service's. Throws where
 * one differs.
 */
export async function provenScript(
  database: BenchDatabase,
  pgbench: Pgbench,
  { writes }: Creditors,
): Promise<string> {
  const script = join(database.folder, 'one-note.sql');
  writeFileSync(script, ONE_NOTE_SCRIPT);
  await pgbench.run({ script, connections: 1, variables: { targets: 1 }, until: { transactions: 1 } });
  assertSameWrites(writes, await writesOf(database, await newestNote(database)));
  return script;
}

/** The id of the credit note that was made last. */
export async function newestNote(database: BenchDatabase): Promise<string> {
  const [note] = await database.query<{ id: string }>(
    `SELECT id FROM credit_notes ORDER BY created_at DESC LIMIT 1`,
  );
  return note?.id ?? '';
}

export const inWords = (writes: Writes): string =>
  [...writes].map(([table, rows]) => `${rows.length} ${table}`).join(', ');
