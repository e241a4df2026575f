import { setTimeout as sleep } from 'node:timers/promises';
import { verifyAll } from '../../src/modules/sealing/verify/verify-all';
import { isDatabaseAway } from '../../src/platform/database/database-errors';
import { brokenInvariants } from '../../test/support/invariants';
import type { Findings } from '../findings';
import type { System } from '../system/system';
import type { Books } from '../workload/books';
import { CEILINGS } from './ceilings.data';
import { checkListTotals, checkRollup } from './sums';

const LEAST_REST_MS = 2000;
const LONGEST_TRANSACTION = '20 seconds';

/** Asks, of one snapshot at a time, for whatever breaks the books, while clients and faults go on. */
export async function watchBooks(
  system: System,
  all: readonly Books[],
  findings: Findings,
  until: () => boolean,
): Promise<number> {
  let looks = 0;
  while (!until()) {
    const begun = Date.now();
    for (const books of all) {
      if (until()) break;
      const looked = await checkInvariants(system, books, findings).catch(unlessAway);
      if (looked) looks += 1;
    }
    await checkSums(system, findings).catch(unlessAway);
    // The looks take longer as the books grow: they leave the machine to the clients for most of the time.
    const rested = Date.now() + Math.max(LEAST_REST_MS, 3 * (Date.now() - begun));
    while (Date.now() < rested && !until()) await sleep(100);
  }
  return looks;
}

/** Then there is nothing to look at, until it is back. */
function unlessAway(error: unknown): false {
  if (isDatabaseAway(error)) return false;
  throw error;
}

async function checkInvariants(system: System, books: Books, findings: Findings): Promise<boolean> {
  const broken = await brokenInvariants({ database: system.database }, { organisation: books });
  for (const [rule, rows] of Object.entries(broken)) findings.add(rule, { organisation: books.id, rows });
  return true;
}

async function checkSums(system: System, findings: Findings): Promise<void> {
  for (const [rule, question] of Object.entries(CEILINGS))
    for (const row of await system.query<object>(question)) findings.add(rule, row);
  await checkRollup(system, findings);
  await checkListTotals(system, findings);
}

/** Once everything stands still: the books themselves, the sums that are kept of them, and their seals. */
export async function checkBooks(system: System, all: readonly Books[], findings: Findings): Promise<void> {
  for (const books of all) await checkInvariants(system, books, findings);
  await checkSums(system, findings);
  const said: string[] = [];
  const differing = await verifyAll(system.database.serviceUrl, { kept: [] }, (line) => said.push(line));
  if (differing > 0)
    findings.add(
      'seals that do not verify',
      said.filter((line) => line.includes('DIFFERS')),
    );
  const open = await system.query<object>(
    `SELECT pid, state, xact_start, left(query, 200) AS query FROM pg_stat_activity
     WHERE usename = 'contra_service' AND xact_start < now() - $1::interval`,
    [LONGEST_TRANSACTION],
  );
  for (const row of open) findings.add('a transaction that was left open', row);
}

/** Nothing is left to be sealed, relayed or delivered. */
export async function untilQuiet(system: System, seconds: number): Promise<boolean> {
  const deadline = Date.now() + seconds * 1000;
  while (Date.now() < deadline) {
    const [row] = await system.query<{ unsealed: number; unrelayed: number }>(`
      SELECT (SELECT count(*)::int FROM unsealed_ledgers(1000)) AS unsealed,
        (SELECT count(*)::int FROM ledgers_to_relay(1000)) AS unrelayed`);
    if (row && row.unsealed === 0 && row.unrelayed === 0) return true;
    await sleep(500);
  }
  return false;
}
