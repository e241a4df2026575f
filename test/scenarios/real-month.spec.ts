import type { CreditNote, Invoice, OpenItem, TrialBalance } from '../../demo/retail/answers';
import { expectStatus } from '../../demo/retail/api';
import { createCustomers, openBooks, postCredits, postInvoices } from '../../demo/retail/books';
import { openItems, trialBalance } from '../../demo/retail/close';
import { type Credit, creditsOf } from '../../demo/retail/crediting';
import { type Amounts, IndependentBooks, soldLines } from '../../demo/retail/independent-books';
import { inPence } from '../../demo/retail/independent-vat';
import { matchCancellations } from '../../demo/retail/matching';
import { readLedger } from '../../demo/retail/read';
import { retailRequests } from '../../demo/retail/requests';
import { judges, withProgram } from '../support/judges';
import { startServiceUnderTest, type Send, type ServiceUnderTest } from './support/service-under-test';

/** A row of the journal export. */
interface Row {
  readonly entry_number: number;
  readonly date: string;
  readonly document_type: string;
  readonly document_number: string;
  readonly account_code: string;
  readonly debit: string;
  readonly credit: string;
  readonly customer_id: string | null;
  readonly open_item_id: string | null;
}

/** Of the British template. */
const [DEBTORS, SALES, VAT_OUTPUT] = ['1100', '4000', '2200'] as const;

const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((total, amount) => total + amount, 0n);
const debitOf = ({ debit, credit }: Pick<Row, 'debit' | 'credit'>): bigint =>
  inPence(debit) - inPence(credit);
const amountsOf = ({ number, totals }: Invoice | CreditNote) => [
  number,
  inPence(totals.net),
  inPence(totals.tax),
];

describe("two real months: a wholesaler's invoices and credit notes of December 2010 and January 2011", () => {
  const { customers, invoices: sales, notes } = retailRequests(readLedger());
  let service: ServiceUnderTest;
  let send: Send;
  let invoices: Invoice[];
  let credits: Credit[];
  let credited: CreditNote[];
  let expected: { invoices: readonly Amounts[]; notes: Amounts[] };
  let rows: Row[];
  let items: OpenItem[];

  beforeAll(async () => {
    service = await startServiceUnderTest();
    send = await openBooks(service.send, service.staffKey);
    const ids = await createCustomers(send, customers);
    invoices = await postInvoices(send, sales, ids);
    const posted = new Map(invoices.map((invoice) => [invoice.number, invoice]));
    const matches = matchCancellations(sales, notes);
    credits = notes.flatMap((note) => creditsOf(note, matches, posted));
    credited = await postCredits(send, credits, ids);
    const books = new IndependentBooks(sales);
    const sold = soldLines(sales, (i, n) => invoices[i]?.items[n]?.id ?? '');
    expected = { invoices: books.invoices, notes: credits.map((credit) => books.credit(credit, sold)) };
    const answer = await send('GET', '/api/v1/journal/export?format=jsonl');
    rows = expectStatus<string>(answer, 200, 'The journal')
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as Row);
    items = await openItems(send);
  }, 300_000);

  afterAll(() => service?.stop());

  /** In pence, on the debit side, by document and account: what the journal says of each document. */
  const posted = (type: string): Map<string, Map<string, bigint>> => {
    const documents = new Map<string, Map<string, bigint>>();
    for (const row of rows) {
      if (row.document_type !== type) continue;
      const accounts = documents.get(row.document_number) ?? new Map<string, bigint>();
      documents.set(row.document_number, accounts);
      accounts.set(row.account_code, (accounts.get(row.account_code) ?? 0n) + debitOf(row));
    }
    return documents;
  };
  const balanceOn = async (asOf: string): Promise<TrialBalance> => trialBalance(send, asOf);

  it('has 2,749 invoices and 667 credit notes of 586 cancellations', () => {
    expect([invoices.length, credited.length]).toEqual([2749, 667]);
    expect(new Set(credited.map(({ metadata }) => metadata['document'])).size).toBe(586);
  });

  it.each([
    ['2010-12', '823746.14', '74789.12'],
    ['2011-01', '691364.56', '131364.30'],
  ])('sells and credits in %s what the data says: %s and %s', (month, sold, taken) => {
    const net = (documents: readonly (Invoice | CreditNote)[]): bigint =>
      sum(
        documents
          .filter(({ issueDate }) => issueDate.startsWith(month))
          .map(({ totals }) => inPence(totals.net)),
      );
    expect([net(invoices), net(credited)]).toEqual([inPence(sold), inPence(taken)]);
  });

  it('computes the net and the VAT of every document as the independent calculation does, to the penny', () => {
    expect(invoices.map(amountsOf)).toEqual(
      sales.map(({ request }, i) => [request.number, expected.invoices[i]?.net, expected.invoices[i]?.tax]),
    );
    expect(credited.map(amountsOf)).toEqual(
      credits.map(({ request }, i) => [request.number, expected.notes[i]?.net, expected.notes[i]?.tax]),
    );
  });

  it('credits a sale of December at its 17.5 %, also in January', () => {
    const december = new Set(
      invoices.filter(({ issueDate }) => issueDate < '2011-01-01').map(({ id }) => id),
    );
    const late = credited.filter(
      ({ invoiceId, issueDate }) => issueDate > '2011-01-04' && december.has(invoiceId ?? ''),
    );
    const rates = new Set(
      late.flatMap(({ taxBreakdown }) => taxBreakdown.map(({ category, rate }) => `${category}${rate}`)),
    );
    expect(late.length).toBeGreaterThan(50);
    expect([...rates].filter((rate) => rate.startsWith('S'))).toEqual(['S17.5']);
  });

  it('posts every document: Debtors, Sales and VAT Output, and nothing else', () => {
    const wanted = (amounts: Amounts, sign: bigint): [string, bigint][] =>
      (
        [
          [DEBTORS, sign * (amounts.net + amounts.tax)],
          [SALES, -sign * amounts.net],
          [VAT_OUTPUT, -sign * amounts.tax],
        ] as [string, bigint][]
      ).filter(([, amount]) => amount !== 0n);
    const check = (
      documents: readonly (Invoice | CreditNote)[],
      amounts: readonly Amounts[],
      type: string,
      sign: bigint,
    ): void => {
      const found = posted(type);
      expect(documents.map(({ number }) => [number, new Map([...(found.get(number) ?? [])].sort())])).toEqual(
        documents.map(({ number }, i) => {
          const { net, tax } = amounts[i] ?? { net: 0n, tax: 0n };
          return [number, new Map(wanted({ net, tax }, sign).sort())];
        }),
      );
    };
    check(invoices, expected.invoices, 'invoice', 1n);
    check(credited, expected.notes, 'credit_note', -1n);
  });

  it('numbers the entries without a gap', () => {
    const numbers = [...new Set(rows.map(({ entry_number: number }) => number))];
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  it('ends with Debtors equal to the open items, customer for customer', () => {
    const byCustomer = (amounts: readonly (readonly [string | null, bigint])[]): Map<string, bigint> => {
      const sums = new Map<string, bigint>();
      for (const [customer, amount] of amounts)
        sums.set(customer ?? '', (sums.get(customer ?? '') ?? 0n) + amount);
      return new Map([...sums].filter(([, amount]) => amount !== 0n).sort());
    };
    const control = rows.filter(({ account_code: code }) => code === DEBTORS);
    expect(byCustomer(items.map(({ customerId, openAmount }) => [customerId, inPence(openAmount)]))).toEqual(
      byCustomer(control.map((row) => [row.customer_id, debitOf(row)])),
    );
  });

  it.each(['2010-12-31', '2011-01-31'])(
    'has a trial balance on %s that is the independent sum',
    async (asOf) => {
      const until = <T extends Invoice | CreditNote>(documents: readonly T[], amounts: readonly Amounts[]) =>
        documents.flatMap(({ issueDate }, i) => (issueDate <= asOf ? (amounts[i] ?? []) : []));
      const [out, back] = [until(invoices, expected.invoices), until(credited, expected.notes)];
      const left = (part: keyof Amounts): bigint =>
        sum(out.map((each) => each[part])) - sum(back.map((each) => each[part]));
      const { accounts, totals } = await balanceOn(asOf);
      expect(new Map(accounts.map((account) => [account.code, debitOf(account)]))).toEqual(
        new Map([
          [DEBTORS, left('net') + left('tax')],
          [SALES, -left('net')],
          [VAT_OUTPUT, -left('tax')],
        ]),
      );
      expect(totals.debit).toBe(totals.credit);
    },
  );

  describe.each(judges)('exported as $format', ({ format, program, check, balances }) => {
    withProgram(program)(
      `is accepted by ${program}, which finds the trial balance of it to the penny`,
      async () => {
        const answer = await send('GET', `/api/v1/journal/export?format=${format}`);
        const text = expectStatus<string>(answer, 200, 'The journal');
        check(text);
        const { accounts } = await balanceOn('2011-01-31');
        const found = [...balances(text)].map(([code, amount]) => [code, inPence(amount)] as const);
        expect(new Map(found)).toEqual(new Map(accounts.map((account) => [account.code, debitOf(account)])));
      },
      60_000,
    );
  });
});
