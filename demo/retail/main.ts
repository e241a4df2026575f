import { join, relative } from 'node:path';
import { type Send, overHttp } from './api';
import { openBooks, voidNotes } from './books';
import {
  Differences,
  checkDebtors,
  checkExport,
  checkRefusal,
  checkTrialBalance,
  checkVoids,
} from './checks';
import { exportJournal, lockPeriod, openItems, trialBalance, tryToPost } from './close';
import { PROJECT } from './paths';
import { pounds, sumPence } from './pence';
import { post } from './post';
import { trialBalanceTable } from './print';
import { readLedger } from './read';
import { type RetailRequests, retailRequests } from './requests';
import { findOrStartService } from './service';
import { say, step } from './step';

const VOIDS = 10;
const LAST_DAY = '2011-01-31';
const JOURNAL_FILE = join(PROJECT, 'data', 'demo-retail', 'journal.csv');

/** Two months of a wholesaler's trade: posted, corrected, locked, balanced and exported. */
async function trade(send: Send, requests: RetailRequests, differences: Differences): Promise<void> {
  const posted = await post(send, requests, differences);
  const january = posted.notes.filter((note) => note.issueDate > '2010-12-31');
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

  await step('The journal as CSV, and the open items of every customer', async () => {
    const journal = await exportJournal(send, JOURNAL_FILE);
    const items = await openItems(send);
    checkExport(differences, journal, [...posted.invoices, ...posted.notes, ...voided]);
    checkDebtors(differences, journal, items);
    say(
      `  ${journal.rows} rows, ${pounds(journal.debit, ',')} on either side, in ${relative(process.cwd(), JOURNAL_FILE)}`,
    );
    say(
      `  ${items.length} open items of ${journal.debtors.size} debtors, ${pounds(sumPence(items.map((i) => i.openAmount)), ',')}`,
    );
  });
}

async function main(): Promise<void> {
  const start = performance.now();
  const requests = await step('Reading two months of a wholesaler’s ledger', () => {
    const ledger = readLedger();
    say(`  skipped: ${ledger.adjustments.length} stock adjustments, with nothing to post`);
    return Promise.resolve(retailRequests(ledger));
  });
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
