import fc from 'fast-check';
import { startTestApp, type TestApp } from '../../support/app';
import { assertBatchesAreTheJournal } from '../../support/batches-tie';
import { assertReportsTie } from '../../support/reports-tie';
import { rollUp } from '../../support/rollup';
import { BooksModel } from './books-model';
import { freezeBatch } from './export-batches.command';
import { creditInvoice } from './credit-invoice.command';
import { creditCustomer, voidNote } from './credit-notes.commands';
import { CUSTOMERS, issueInvoice, voidInvoice } from './invoices.commands';
import { laterDay } from './periods.commands';
import { reversePayment, reverseRefund, reverseWriteOff, writeOff } from './reversals.commands';
import { Service } from './service';
import { apply, pay, refund, unapply } from './settlements.commands';

/** Set to the seed that a failure printed, it is run again. */
const { CONTRA_SEED } = process.env;
const SEED = CONTRA_SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(CONTRA_SEED);
const RUNS = 2;
const STEPS = 25;

jest.setTimeout(RUNS * 60_000);

/** Without the comparison with the model after each step, which its own spec makes. */
class Trading extends Service {
  override async mustAgreeWith(): Promise<void> {
    // The reports are compared with the books at the end.
  }
}

describe('After any history of trade', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it(`every report ties to the books and to the others, on every date, and the export batches are the journal (CONTRA_SEED=${SEED})`, async () => {
    const often = (times: number, each: typeof pay): (typeof pay)[] => Array<typeof pay>(times).fill(each);
    const commands = fc.commands(
      [
        ...often(4, issueInvoice),
        ...often(4, creditInvoice),
        ...often(3, pay),
        ...often(3, apply),
        ...often(2, laterDay),
        ...often(2, freezeBatch),
        ...[unapply, refund, voidNote, writeOff, creditCustomer, voidInvoice],
        ...[reverseRefund, reversePayment, reverseWriteOff],
      ],
      { maxCommands: STEPS, size: 'max' },
    );
    const opening = fc.tuple(issueInvoice, issueInvoice, creditInvoice, pay);
    await fc.assert(
      fc.asyncProperty(opening, commands, async (first, rest) => {
        const model = new BooksModel('2026-04-28', CUSTOMERS);
        const real = await Trading.open(app, model);
        for (const each of first) await each.run(model, real);
        // What is dated back from now on comes into months that have been added up.
        await rollUp(app, real.books);
        await fc.asyncModelRun(() => ({ model, real }), rest);
        await assertReportsTie(app, real.books);
        await assertBatchesAreTheJournal(real.books);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: true },
    );
  });
});
