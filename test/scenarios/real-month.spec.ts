import type { CreditNote, TrialBalance } from '../../demo/retail/answers';
import { expectStatus, inParallel } from '../../demo/retail/api';
import { createCustomers, openBooks, postNotes } from '../../demo/retail/books';
import { trialBalance } from '../../demo/retail/close';
import { readLedger } from '../../demo/retail/read';
import { retailRequests } from '../../demo/retail/requests';
import { inPence, independentVat, rateUnits, type Vat } from './support/independent-vat';
import { startServiceUnderTest, type Send, type ServiceUnderTest } from './support/service-under-test';

interface EntryLine {
  readonly account: { readonly code: string; readonly role: string | null };
  readonly debit: string;
  readonly credit: string;
  readonly vatCode: string | null;
}

interface Entry {
  readonly number: number;
  readonly date: string;
  readonly sourceType: string;
  readonly sourceId: string;
  readonly documentNumber: string;
  readonly lines: readonly EntryLine[];
}

const { customers, notes } = retailRequests(readLedger());
const expected: readonly Vat[] = notes.map(({ request }) => independentVat(request.items));
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((total, amount) => total + amount, 0n);

/** In the order of the notes; both sides of a comparison take this form, so that a difference shows the note. */
const vatOf = (number: string, { rows, net, tax, gross }: Vat) => ({
  number,
  rows: rows
    .map(({ category, rate, taxable, tax: rowTax }) => [category, rate, taxable, rowTax].join(' '))
    .sort(),
  totals: [net, tax, gross].map(String),
});

const answeredVat = ({ number, taxBreakdown, totals }: CreditNote) => ({
  number,
  rows: taxBreakdown
    .map((row) => [row.category, rateUnits(row.rate), inPence(row.taxable), inPence(row.tax)].join(' '))
    .sort(),
  totals: [totals.net, totals.tax, totals.gross].map((amount) => String(inPence(amount))),
});

/** 'S17.5', 'K0': the category and the rate without trailing zeros. */
const vatCode = (category: string, rate: bigint): string => `${category}${Number(rate) / 10_000}`;

/** What a credit note must post, a text a line: role, VAT code, debit and credit in pence. */
const postingOf = ({ rows, gross }: Vat): string[] =>
  [
    ...rows.map((row) => ['sales', vatCode(row.category, row.rate), row.taxable, 0n]),
    ...rows.map((row) => ['vat_output', vatCode(row.category, row.rate), row.tax, 0n]),
    ['debtors', '', 0n, gross],
  ]
    .filter(([, , debit, credit]) => debit !== 0n || credit !== 0n)
    .map((line) => line.join(' '))
    .sort();

const postedLines = ({ lines }: Entry): string[] =>
  lines
    .map(({ account, vatCode: code, debit, credit }) =>
      [account.role, code ?? '', inPence(debit), inPence(credit)].join(' '),
    )
    .sort();

describe("a real month: a wholesaler's credit notes of December 2010 and January 2011", () => {
  let service: ServiceUnderTest;
  let send: Send;
  let posted: CreditNote[];
  let entries: Entry[];

  beforeAll(async () => {
    service = await startServiceUnderTest();
    send = await openBooks(service.send, service.staffKey);
    posted = await postNotes(send, notes, await createCustomers(send, customers));
    entries = await inParallel(posted, 8, async ({ number, journalEntryId }) =>
      expectStatus<Entry>(
        await send('GET', `/api/v1/journal/entries/${journalEntryId}`),
        200,
        `The entry of ${number}`,
      ),
    );
  }, 120_000);

  afterAll(() => service?.stop());

  const balanceOn = async (asOf: string): Promise<TrialBalance> => trialBalance(send, asOf);
  const creditOn = ({ accounts }: TrialBalance, code: string): bigint =>
    sum(
      accounts
        .filter((account) => account.code === code)
        .map(({ debit, credit }) => inPence(credit) - inPence(debit)),
    );
  const codeOf = (role: string): string => {
    const codes = new Set(
      entries
        .flatMap(({ lines }) => lines.map(({ account }) => account))
        .flatMap((account) => (account.role === role ? [account.code] : [])),
    );
    expect(codes.size).toBe(1);
    return [...codes].join();
  };

  it.each([
    ['2010-12', 326, '74789.12'],
    ['2011-01', 260, '131364.30'],
  ])('posts the notes of %s: %i with a net of %s', (month, count, net) => {
    const those = posted.filter(({ issueDate }) => issueDate.startsWith(month));
    expect(those).toHaveLength(count);
    expect(sum(those.map(({ totals }) => inPence(totals.net)))).toBe(inPence(net));
  });

  it('keeps the order, the numbers and the dates that were sent', () => {
    const sent = notes.map(({ request: { number, issueDate, status } }) => ({ number, issueDate, status }));
    expect(posted.map(({ number, issueDate, status }) => ({ number, issueDate, status }))).toEqual(sent);
  });

  it('computes every VAT amount as the independent calculation does, to the penny', () => {
    expect(posted.map(answeredVat)).toEqual(
      notes.map(({ request }, i) => vatOf(request.number, expected[i] as Vat)),
    );
  });

  it('posts for every note the net to Sales and the VAT to VAT Output, and the gross to Debtors', () => {
    const found = entries.map((entry) => ({ number: entry.documentNumber, lines: postedLines(entry) }));
    expect(found).toEqual(
      notes.map(({ request }, i) => ({ number: request.number, lines: postingOf(expected[i] as Vat) })),
    );
  });

  it('balances every entry, dates it with its note and names its note', () => {
    const unbalanced = entries.filter(
      ({ lines }) => sum(lines.map(({ debit, credit }) => inPence(debit) - inPence(credit))) !== 0n,
    );
    expect(unbalanced).toEqual([]);
    expect(entries.map(({ date, sourceType, sourceId }) => ({ date, sourceType, sourceId }))).toEqual(
      posted.map(({ issueDate, id }) => ({ date: issueDate, sourceType: 'credit_note', sourceId: id })),
    );
  });

  it('numbers the entries without a gap', () => {
    expect(entries.map(({ number }) => number)).toEqual(notes.map((_, i) => i + 1));
  });

  it.each(['2010-12-31', '2011-01-31'])('owes the gross of all notes until %s on Debtors', async (asOf) => {
    const gross = sum(
      notes.map(({ request }, i) => (request.issueDate <= asOf ? (expected[i] as Vat).gross : 0n)),
    );
    expect(creditOn(await balanceOn(asOf), codeOf('debtors'))).toBe(gross);
  });

  it.each(['2010-12-31', '2011-01-31'])('has a trial balance that balances on %s', async (asOf) => {
    const { accounts, totals } = await balanceOn(asOf);
    const debit = sum(accounts.map((account) => inPence(account.debit)));
    const until = notes.flatMap(({ request }, i) => (request.issueDate <= asOf ? [expected[i] as Vat] : []));
    expect(debit).toBe(sum(until.map(({ gross }) => gross)));
    expect([
      sum(accounts.map(({ credit }) => inPence(credit))),
      inPence(totals.debit),
      inPence(totals.credit),
    ]).toEqual([debit, debit, debit]);
  });

  it('takes the VAT of all notes back from VAT Output, and their nets from Sales', async () => {
    const balance = await balanceOn('2011-01-31');
    expect(creditOn(balance, codeOf('vat_output'))).toBe(-sum(expected.map(({ tax }) => tax)));
    expect(creditOn(balance, codeOf('sales'))).toBe(-sum(expected.map(({ net }) => net)));
  });
});
