import fc from 'fast-check';
import { startTestApp, type TestApp } from '../../support/app';
import { BooksModel } from './books-model';
import type { Command } from './command';
import { creditInvoice } from './credit-invoice.command';
import { creditCustomer, voidNote } from './credit-notes.commands';
import { CUSTOMERS, issueInvoice, voidInvoice } from './invoices.commands';
import { laterDay, lockMonth, moveThroughDate, unlockMonths } from './periods.commands';
import { reversePayment, reverseRefund, reverseWriteOff, writeOff } from './reversals.commands';
import { Service } from './service';
import { apply, pay, refund, unapply } from './settlements.commands';

/** Set to the seed that a failure printed, it is run again and made shorter; CONTRA_RUNS makes a longer search. */
const { CONTRA_SEED, CONTRA_RUNS } = process.env;
const SEED = CONTRA_SEED === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(CONTRA_SEED);
const RUNS = Number(CONTRA_RUNS ?? 8);
const STEPS = 80;
const FIRST_DAY = '2026-05-20';

jest.setTimeout(RUNS * 120_000);

describe('Any sequence of invoices, credits, payments, refunds, write-offs, their reversals and locks', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  /** A day's business before the rest, so that there is something to act on. */
  const opening = fc.tuple(issueInvoice, issueInvoice, creditInvoice, pay);
  const often = (times: number, each: typeof pay): (typeof pay)[] => Array<typeof pay>(times).fill(each);
  const commands = fc.commands(
    [
      ...often(4, issueInvoice),
      ...often(6, creditInvoice),
      ...often(3, pay),
      ...often(4, apply),
      ...often(2, unapply),
      ...often(3, refund),
      ...often(2, voidNote),
      ...often(2, writeOff),
      ...often(2, unlockMonths),
      ...[creditCustomer, voidInvoice, reverseRefund, reversePayment, reverseWriteOff],
      ...[lockMonth, moveThroughDate, laterDay],
    ],
    { maxCommands: STEPS, size: 'max' },
  );

  it(`agrees to the cent with a model of the books after each step (CONTRA_SEED=${SEED})`, async () => {
    const open = async (first: readonly Command[]) => {
      const model = new BooksModel(FIRST_DAY, CUSTOMERS);
      const real = await Service.open(app, model);
      for (const each of first) await each.run(model, real);
      return { model, real };
    };
    await fc.assert(
      fc.asyncProperty(opening, commands, async (first, rest) => {
        const { model, real } = await open(first);
        await fc.asyncModelRun(() => ({ model, real }), rest);
        await real.mustAgreeInAllWith(model);
      }),
      { seed: SEED, numRuns: RUNS, endOnFailure: CONTRA_SEED === undefined },
    );
  });
});
