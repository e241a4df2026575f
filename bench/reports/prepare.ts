import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchDatabase } from '../harness/database';
import { fillJournal } from '../harness/journal';
import { openOrganisation } from '../harness/requests';
import type { BenchService } from '../harness/service';

const CUSTOMERS = 500;
const PATIENCE_SECONDS = 300;

/** An organisation with a journal of so many lines, and a key that may read it. */
export interface Filled {
  readonly key: string;
  readonly ledger: string;
  readonly lines: number;
  readonly today: string;
  readonly filledAt: number;
}

export async function openFilled(
  database: BenchDatabase,
  service: BenchService,
  lines: number,
): Promise<Filled> {
  const organisation = await openOrganisation(service, `Bench of ${lines} lines Ltd`, CUSTOMERS, [
    'reports:read',
    'journal:read',
    'periods:read',
  ]);
  const [row] = await database.query<{ ledger: string }>(
    `SELECT organisation_id AS ledger FROM organisations WHERE id = $1`,
    [organisation.id],
  );
  const ledger = row?.ledger ?? '';
  const today = new Date().toISOString().slice(0, 10);
  await fillJournal(database, { ledger, lines, today });
  return { key: organisation.key, ledger, lines, today, filledAt: performance.now() };
}

/** Waits for the service's own background task; tells how many seconds after the filling it was done. */
export async function untilAddedUp(database: BenchDatabase, { ledger, filledAt }: Filled): Promise<number> {
  for (;;) {
    const [row] = await database.query<{ done: boolean }>(
      `SELECT m.through = c.value AS done FROM counters c JOIN journal_rollup_marks m USING (organisation_id)
       WHERE c.organisation_id = $1 AND c.name = 'journal_entry'`,
      [ledger],
    );
    const seconds = (performance.now() - filledAt) / 1000;
    if (row?.done) return seconds;
    if (seconds > PATIENCE_SECONDS) throw new Error('the journal was not added up');
    await sleep(100);
  }
}
