import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { invoice } from '../../support/invoices';
import { expectInvalid, expectRefusal } from '../../support/problems';

interface Result {
  readonly index: number;
  readonly status: number;
  readonly invoice?: { readonly number: string | null; readonly status: string };
  readonly error?: { readonly code: string };
}

describe('A batch of invoices', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const batch = (invoices: unknown[], atomic?: boolean) =>
    books.live.post('/invoices/batch', { invoices, ...(atomic === undefined ? {} : { atomic }) });
  const numbers = (results: readonly Result[]): (string | null | undefined)[] =>
    results.map(({ invoice: made }) => made?.number);

  it('is created and issued, numbered in order; a draft only where asked for', async () => {
    const { status, body } = await batch([invoice(), invoice({ status: 'draft' }), invoice()]);
    expect(status).toBe(201);
    expect(body).toMatchObject({ created: 3, failed: 0 });
    const results = body.data as Result[];
    expect(numbers(results)).toEqual(['INV-2026-0001', null, 'INV-2026-0002']);
    expect(results.map((each) => each.invoice?.status)).toEqual(['issued', 'draft', 'issued']);
    expect(await books.balances()).toMatchObject({ 1100: '240.00' });
  });

  it('leaves nothing when one of it is refused, naming its place', async () => {
    const before = await books.counts();
    const items = [{ description: 'Widget', quantity: 0, unitPrice: 1, taxRate: 20 }];
    const refused = await batch([invoice(), invoice({ items })]);
    expectInvalid(refused, 'invoices.1.items.0.quantity');
    expectRefusal(await batch([invoice(), invoice({ number: 'INV-2026-0009' })]), {
      status: 409,
      code: 'conflict',
      reason: 'number_out_of_sequence',
    });
    expect(await books.counts()).toEqual(before);
    expect((await books.live.get('/invoices')).body.pagination.total).toBe(0);
  });

  it('not atomic, has a result each, and the numbers of what passed have no gap', async () => {
    const { status, body } = await batch(
      [
        invoice(),
        invoice({ currency: 'POUNDS' }),
        invoice({ issueDate: '2026-05-21' }),
        invoice({ customerId: 'cus_unknown' }),
        'an invoice',
        invoice({ number: 'INV-2026-0001' }),
        invoice({ currency: 'EUR' }),
        invoice(),
      ],
      false,
    );
    expect(status).toBe(201);
    expect(body).toMatchObject({ created: 2, failed: 6 });
    const results = body.data as Result[];
    expect(results.map(({ status: each, error }) => (error ? `${each} ${error.code}` : each))).toEqual([
      201,
      '400 validation_failed',
      '422 date_in_future',
      '404 not_found',
      '400 validation_failed',
      '409 conflict',
      '422 exchange_rate_required',
      201,
    ]);
    expect(numbers(results).filter(Boolean)).toEqual(['INV-2026-0001', 'INV-2026-0002']);
  });

  it('has 1 to 1,000 invoices', async () => {
    expectInvalid(await batch([]), 'invoices');
    expectInvalid(await batch(Array.from({ length: 1001 }, () => invoice())), 'invoices');
  });

  it('of 1,000 goes in one transaction', async () => {
    const { body } = await batch(Array.from({ length: 1000 }, () => invoice()));
    expect(body).toMatchObject({ created: 1000, failed: 0 });
    expect(await books.balances()).toEqual({ 1100: '120000.00', 2200: '-20000.00', 4000: '-100000.00' });
  });
});
