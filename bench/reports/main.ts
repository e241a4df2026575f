import { parseArgs } from 'node:util';
import type { Cleanup } from '../harness/cleanup';
import { startDatabase } from '../harness/database';
import { print, run } from '../harness/program';
import { startService } from '../harness/service';
import { measure, type Measured } from './measure';
import { openFilled, untilAddedUp, type Filled } from './prepare';

/** What is promised of a journal of a million lines. */
const MOST_MS = 20;
const MOST_RATIO = 2;
const LEAST_LINES = 10_000;

const REPORTS: readonly (readonly [name: string, path: string])[] = [
  ['trial balance', '/reports/trial-balance'],
  ['trial balance of a month', '/reports/trial-balance?from={month}&asOf={day}'],
  ['trial balance a year ago', '/reports/trial-balance?asOf={yearAgo}'],
  ['profit and loss', '/reports/profit-and-loss'],
  ['VAT summary by month', '/reports/vat-summary?from={yearAgo}&period=month'],
  ['general ledger, first page', '/reports/general-ledger?accountCode=1100'],
  ['aged debtors', '/reports/aged-debtors'],
  ['aged debtors 60 days ago', '/reports/aged-debtors?asOf={agedDay}'],
];

async function main(cleanup: Cleanup): Promise<void> {
  const { values } = parseArgs({
    options: {
      lines: { type: 'string', default: '100000,1000000' },
      requests: { type: 'string', default: '100' },
    },
  });
  const sizes = values.lines.split(',').map(Number);
  // With fewer the background task sees no need.
  if (!sizes.every((lines) => Number.isInteger(lines) && lines >= LEAST_LINES))
    throw new Error(`--lines must be numbers from ${LEAST_LINES}, as 100000,1000000`);
  const database = await startDatabase(cleanup);
  const service = await startService(database, cleanup);
  const books: Filled[] = [];
  for (const lines of sizes) {
    const filled = await openFilled(database, service, lines);
    books.push(filled);
    const seconds = await untilAddedUp(database, filled);
    print(`${lines} lines were added up in the background within ${seconds.toFixed(1)} s of being there`);
  }
  await database.query('CHECKPOINT');
  const rows = new Map<string, Measured[]>();
  for (const [name, path] of REPORTS) {
    const measured: Measured[] = [];
    for (const each of books) measured.push(await measure(service, each, path, Number(values.requests)));
    rows.set(name, measured);
    print(line(name, measured));
  }
  const least = rows.get('trial balance') ?? [];
  const [small, large] = [least[0], least.at(-1)];
  if (!small || !large) return;
  const ratio = large.median / small.median;
  const kept = large.median < MOST_MS && ratio < MOST_RATIO;
  print(
    `trial balance of ${books.at(-1)?.lines ?? 0} lines: ${large.median.toFixed(1)} ms (< ${MOST_MS}), ${ratio.toFixed(2)} × that of ${books[0]?.lines ?? 0} (< ${MOST_RATIO}): ${kept ? 'kept' : 'NOT KEPT'}`,
  );
  if (!kept) process.exitCode = 1;
}

const line = (name: string, measured: readonly Measured[]): string =>
  `${name.padEnd(28)}${measured
    .map(
      ({ least, median, p95 }) =>
        `${median.toFixed(1).padStart(8)} ms (least ${least.toFixed(1)}, p95 ${p95.toFixed(1)})`,
    )
    .join('')}${((measured.at(-1)?.median ?? NaN) / (measured[0]?.median ?? NaN)).toFixed(2).padStart(8)} ×`;

run(main);
