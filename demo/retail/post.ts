import type { CreditNote, Invoice } from './answers';
import type { Send } from './api';
import { createCustomers, postCredits, postInvoices } from './books';
import { EXPECTED_MONTHS, type Differences, checkMonths, checkVat, totalsOf } from './checks';
import { type Credit, creditsOf } from './crediting';
import { type Amounts, IndependentBooks, countMatches, soldLines } from './independent-books';
import { matchCancellations } from './matching';
import { pence, pounds } from './pence';
import type { RetailRequests } from './requests';
import { say, step, withProgress } from './step';

export interface Posted {
  readonly invoices: readonly Invoice[];
  readonly credits: readonly Credit[];
  /** In the order of the credits. */
  readonly notes: readonly CreditNote[];
  /** What each must come to, in the order of the invoices and of the credits. */
  readonly expected: { readonly invoices: readonly Amounts[]; readonly notes: readonly Amounts[] };
}

/** Posts the sales, matches the cancellations to them, and posts the credit notes that come of it. */
export async function post(send: Send, requests: RetailRequests, differences: Differences): Promise<Posted> {
  const { customers, invoices: sales } = requests;
  const ids = await step(`Creating ${customers.size} customers`, () =>
    withProgress('customers   ', customers.size, (done) => createCustomers(send, customers, done)),
  );
  const invoices = await step(`Issuing ${sales.length} invoices through POST /invoices/batch`, () =>
    withProgress('invoices    ', sales.length, (done) => postInvoices(send, sales, ids, done)),
  );
  const credits = match(requests, invoices);
  const notes = await step(`Posting ${credits.length} credit notes through POST /credit-notes/batch`, () =>
    withProgress('credit notes', credits.length, (done) => postCredits(send, credits, ids, done)),
  );
  const books = new IndependentBooks(sales);
  const sold = soldLines(sales, (i, n) => invoices[i]?.items[n]?.id ?? '');
  const expected = { invoices: books.invoices, notes: credits.map((credit) => books.credit(credit, sold)) };
  checkVat(differences, 'invoice', invoices, expected.invoices);
  checkVat(differences, 'credit note', notes, expected.notes);
  report(invoices, notes, differences);
  return { invoices, credits, notes, expected };
}

function match({ invoices: sales, notes }: RetailRequests, invoices: readonly Invoice[]): Credit[] {
  const matches = matchCancellations(sales, notes);
  const byNumber = new Map(invoices.map((invoice) => [invoice.number, invoice]));
  const credits = notes.flatMap((note) => creditsOf(note, matches, byNumber));
  const { matched, free } = countMatches(notes, matches);
  const corrections = credits.filter(({ invoice }) => invoice !== null).length;
  say(
    `\nOf ${matched + free} cancelled lines ${matched} take back an earlier sale, ${free} are credited free-form: ` +
      `${notes.length} documents make ${corrections} corrections of invoices and ${credits.length - corrections} others`,
  );
  return credits;
}

function report(invoices: readonly Invoice[], notes: readonly CreditNote[], differences: Differences): void {
  const months = EXPECTED_MONTHS.map(({ month }) => ({
    invoices: totalsOf(month, invoices),
    notes: totalsOf(month, notes),
  }));
  checkMonths(differences, months);
  for (const each of months) {
    for (const what of ['invoices', 'notes'] as const) {
      const { month, documents, net, tax, gross } = each[what];
      const [n, t, g] = [net, tax, gross].map((amount) => pounds(pence(amount), ','));
      say(`  ${month}: ${documents} ${what}, net ${n}, VAT ${t}, gross ${g}`);
    }
  }
}
