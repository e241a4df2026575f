import { join, relative } from 'node:path';
import { type CreditNote } from './answers';
import { type Send, overHttp } from './api';
import { createCustomers, openBooks, postNotes, voidNotes } from './books';
import {
  Differences,
  EXPECTED_MONTHS,
  checkExport,
  checkMonths,
  checkRefusal,
  checkTrialBalance,
  checkVoids,
  totalsOf,
} from './checks';
import { exportJournal, lockPeriod, trialBalance, tryToPost } from './close';
import { PROJECT } from './paths';
import { pence, pounds } from './pence';
import { progress, trialBalanceTable } from './print';
import { readLedger } from './read';
import { type RetailRequests, retailRequests } from './requests';
import { findOrStartService } from './service';

const VOIDS = 10;
const LAST_DAY = '2011-01-31';
const JOURNAL_FILE = join(PROJECT, 'data', 'demo-retail', 'journal.csv');

const say = (text = ''): void => console.log(text);

/** Prints what was done and how long it took. */
async function step<T>(title: string, work: () => Promise<T>): Promise<T> {
  say(`\n${title}`);
  const start = performance.now();
  const result = await work();
  say(`  ${((performance.now() - start) / 1000).toFixed(2)} s`);
  return result;
}

async function withProgress<T>(
  what: string,
  total: number,
  work: (done: (n: number) => void) => Promise<T>,
): Promise<T> {
  const bar = progress(what, total);
  try {
    return await work((count) => bar.update(count));
  } finally {
    bar.stop();
  }
}

/** Two months of a wholesaler's credit notes, posted, corrected, locked, balanced and exported. */
async function trade(send: Send, requests: RetailRequests, differences: Differences): Promise<void> {
  const posted = await post(send, requests, differences);
  const january = posted.filter((note) => note.issueDate > '2010-12-31');
  // Spread over the month, so that large and small, domestic and foreign ones are among them.
  const chosen = january
    .filter((_, index) => index % Math.floor(january.length / VOIDS) === 0)
    .slice(0, VOIDS);

  const voided = await step(`Voiding ${chosen.length} notes of January by reversing entries`, async () => {
    const answers = await voidNotes(send, chosen, LAST_DAY);
    say(`  ${answers.map((note) => note.number).join(', ')}`);
    return answers;
  });
  checkVoids(differences, voided, VOIDS);

  await step('Locking December 2010, then posting into it', async () => {
    await lockPeriod(send, '2010-12-01', '2010-12-31');
    const refusal = await tryToPost(send, '2010-12-15');
    checkRefusal(differences, refusal);
    say(`  refused: 403 ${refusal.code}: ${refusal.detail}`);
  });

  await step('The trial balance', async () => {
    const balance = await trialBalance(send, LAST_DAY);
    say(trialBalanceTable(balance));
    checkTrialBalance(differences, balance, posted, voided);
  });

  await step('The journal as CSV', async () => {
    const journal = await exportJournal(send, JOURNAL_FILE);
    checkExport(differences, journal, posted, voided);
    say(
      `  ${journal.rows} rows, ${pounds(journal.debit, ',')} on either side, in ${relative(process.cwd(), JOURNAL_FILE)}`,
    );
  });
}

async function post(
  send: Send,
  { customers, notes }: RetailRequests,
  differences: Differences,
): Promise<CreditNote[]> {
  const ids = await step(`Creating ${customers.size} customers`, () =>
    withProgress('customers   ', customers.size, (done) => createCustomers(send, customers, done)),
  );
  const posted = await step(`Posting ${notes.length} credit notes through POST /credit-notes/batch`, () =>
    withProgress('credit notes', notes.length, (done) => postNotes(send, notes, ids, done)),
  );
  const months = EXPECTED_MONTHS.map(({ month }) => totalsOf(month, posted));
  checkMonths(differences, months);
  for (const { month, notes: count, net, tax, gross } of months) {
    const [n, t, g] = [net, tax, gross].map((amount) => pounds(pence(amount), ','));
    say(`  ${month}: ${count} notes, net ${n}, VAT ${t}, gross ${g}`);
  }
  return posted;
}

async function main(): Promise<void> {
  const start = performance.now();
  const requests = await step('Reading two months of a wholesaler’s cancellations', () =>
    Promise.resolve(retailRequests(readLedger())),
  );
  const service = await step('Finding or starting the service', async () => {
    const found = await findOrStartService();
    say(`  ${found.own ? 'started one of its own' : 'using the one that runs'} at ${found.url}`);
    return found;
  });
  const differences = new Differences();
  const interrupted = (): void => void service.stop().finally(() => process.exit(130));
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    const send = await openBooks(overHttp(service.url), service.staffKey);
    await trade(send, requests, differences);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await service.stop();
  }
  report(differences, (performance.now() - start) / 1000);
}

function report({ all }: Differences, seconds: number): void {
  if (all.length === 0) {
    say(`\nAll is as expected, in ${seconds.toFixed(1)} s.`);
    return;
  }
  say(`\n${all.length} differences from what was expected:`);
  for (const difference of all) say(`  - ${difference}`);
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(`\nThe demo failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
