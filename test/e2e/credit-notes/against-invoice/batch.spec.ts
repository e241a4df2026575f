import { startTestApp, type TestApp } from '../../../support/app';
import { creditNote, openBooks, type Books } from '../../../support/books';
import { assertBooksHold } from '../../../support/invariants';
import { issued } from '../../../support/invoices';
import { expectRefusal } from '../../../support/problems';
import { customer, due, paid } from '../../../support/receivables';

interface Result {
  readonly status: number;
  readonly creditNote?: {
    readonly number: string;
    readonly prePaymentAmount: string;
    readonly balance: string;
  };
  readonly error?: { readonly code: string; readonly reason?: string };
}

describe('Credits of invoices by the batch', () => {
  let app: TestApp;
  let books: Books;
  let invoice: Awaited<ReturnType<typeof issued>>;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
    invoice = await issued(books);
  });

  const batch = async (requests: readonly object[], atomic = false) => {
    const creditNotes = requests.map((request) => ({ invoiceId: invoice.id, ...request }));
    return books.live.post('/credit-notes/batch', { atomic, creditNotes });
  };
  const results = ({ body }: { body: { data: Result[] } }) =>
    body.data.map(({ status, error }) => error?.reason ?? error?.code ?? status);

  it('are decided one after another: each finds what those before it left', async () => {
    const answer = await batch([{ amount: 70 }, { amount: 70 }, { amount: 50 }, { amount: '0.01' }]);
    expect(results(answer)).toEqual([201, 'credit_exceeds_invoice', 201, 'credit_exceeds_invoice']);
    expect(answer.body.data.flatMap(({ creditNote: note }: Result) => note?.number ?? [])).toEqual([
      'CN-2026-0001',
      'CN-2026-0002',
    ]);
    expect(await due(books, invoice.id)).toBe('0.00');
    expect(new Set(Object.values(await books.balances()))).toEqual(new Set(['0.00']));
  });

  it('share what is due: the first reduces it, the last is left on the account', async () => {
    const customerId = await customer(books);
    const own = await issued(books, { customerId });
    await paid(books, { customerId, amount: 60, allocations: [{ invoiceId: own.id }] });
    const answer = await batch([
      { invoiceId: own.id, amount: 50 },
      { invoiceId: undefined, invoiceNumber: own.number, amount: 50 },
    ]);
    expect(
      answer.body.data.map(({ creditNote: note }: Result) => [note?.prePaymentAmount, note?.balance]),
    ).toEqual([
      ['50.00', '0.00'],
      ['10.00', '40.00'],
    ]);
  });

  it('take nothing of the invoice where they are refused for their number', async () => {
    await books.credited({ number: 'TAKEN' });
    const answer = await batch([
      { amount: 100, number: 'TAKEN' },
      { amount: 120 },
      { amount: 1, number: 'X' },
    ]);
    expect(results(answer)).toEqual(['number_taken', 201, 'credit_exceeds_invoice']);
    expect(answer.body.data[1].creditNote).toMatchObject({
      number: 'CN-2026-0001',
      prePaymentAmount: '120.00',
    });
  });

  it('give back what they had taken where the refund is refused', async () => {
    const customerId = await customer(books);
    const own = await issued(books, { customerId });
    const payment = await paid(books, { customerId, amount: 60, allocations: [{ invoiceId: own.id }] });
    await issued(books, { customerId });
    const spent = await issued(books, { customerId });
    await paid(books, { customerId, amount: 120, allocations: [{ invoiceId: spent.id }] });
    const answer = await batch([
      { invoiceId: spent.id, amount: 50, paymentId: payment.id },
      { invoiceId: own.id, amount: 90, paymentId: payment.id },
      { invoiceId: own.id, amount: 90 },
    ]);
    expect(results(answer)).toEqual([201, 'refund_exceeds_payment', 201]);
    expect(answer.body.data[2].creditNote).toMatchObject({ prePaymentAmount: '60.00', balance: '30.00' });
  });

  it('leave nothing at all when one is refused and they go together', async () => {
    const [counts, balances] = [await books.counts(), await books.balances()];
    const refused = await batch([{ amount: 70 }, { amount: 70 }], true);
    expectRefusal(refused, { status: 422, code: 'credit_exceeds_invoice' });
    expect(refused.body).toMatchObject({ index: 1, left: '50.00' });
    expect(await books.counts()).toEqual(counts);
    expect(await books.balances()).toEqual(balances);
    expect((await batch([{ amount: 70 }, { amount: 50 }], true)).status).toBe(201);
  });

  it('go with notes of no invoice, in order', async () => {
    const answer = await books.live.post('/credit-notes/batch', {
      creditNotes: [creditNote(), { invoiceId: invoice.id, amount: 20 }, creditNote()],
    });
    expect(answer.body.data.map(({ creditNote: note }: Result) => note?.number)).toEqual([
      'CN-2026-0001',
      'CN-2026-0002',
      'CN-2026-0003',
    ]);
    expect(await books.balances()).toEqual({ 1100: '-140.00', 2200: '23.33', 4000: '116.67' });
  });
});
