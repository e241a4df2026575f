import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written, writtenInBase } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { drafted, invoice, issued } from '../../support/invoices';
import { expectInvalid, expectNotFound, expectRefusal } from '../../support/problems';

describe('What an invoice is decided from', () => {
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

  it('is the sum of the nets per rate, rounded once; prices that include tax fix the gross', async () => {
    const items = Array.from({ length: 3 }, () => ({
      description: 'Sweet',
      quantity: 1,
      unitPrice: '0.33',
      taxRate: '17.5',
    }));
    expect((await issued(books, { items })).totals).toEqual({ net: '0.99', tax: '0.17', gross: '1.16' });
    expect((await issued(books, { items, pricesIncludeTax: true })).totals.gross).toBe('0.99');
  });

  it('is the customer: name, e-mail, currency and terms', async () => {
    const customer = await created(books.live, '/customers', {
      name: 'Beta plc',
      email: 'ap@beta.example',
      currency: 'EUR',
      paymentTermsDays: 14,
    });
    const request = { clientName: undefined, customerId: customer.id, exchangeRate: '0.85' };
    expect(await issued(books, request)).toMatchObject({
      customerId: customer.id,
      clientName: 'Beta plc',
      clientEmail: 'ap@beta.example',
      currency: 'EUR',
      dueDate: '2026-06-03',
    });
    await books.live.patch(`/customers/${customer.id}`, { archived: true });
    expectRefusal(await books.live.post('/invoices', invoice(request)), {
      status: 422,
      code: 'customer_archived',
    });
  });

  it('converts a foreign currency at the rate given, and leaves its rounding to its account', async () => {
    const items = [
      { description: 'A', quantity: 1, unitPrice: '10.01', taxRate: 20 },
      { description: 'B', quantity: 1, unitPrice: '10.01', taxRate: 0 },
    ];
    const made = await issued(books, { currency: 'EUR', exchangeRate: '0.8551', items });
    const entry = await entryOf(books.live, made.journalEntryId);
    expect(written(entry)).toContain('Dr 1100 22.02');
    expect(writtenInBase(entry)).toContain('Dr 1100 18.83');
    await books.live.post(`/invoices/${made.id}/void`);
    expect(new Set(Object.values(await books.balances()))).toEqual(new Set(['0.00']));
  });

  it('takes the rate of the table at its issue date where none is given', async () => {
    const rates = [
      { currency: 'EUR', date: '2026-05-01', rate: '0.85' },
      { currency: 'EUR', date: '2026-05-10', rate: '0.9' },
    ];
    expect((await books.live.put('/exchange-rates', { rates })).status).toBe(200);
    const request = { currency: 'EUR', issueDate: '2026-05-09' };
    const draft = await drafted(books, request);
    expect(draft.exchangeRate).toBe('0.85');
    expect(
      (await books.live.post(`/invoices/${draft.id}/issue`, { issueDate: '2026-05-12' })).body,
    ).toMatchObject({
      exchangeRate: '0.9',
    });
    expect((await issued(books, { ...request, exchangeRate: '0.8' })).exchangeRate).toBe('0.8');
    expectRefusal(await books.live.post('/invoices', invoice({ ...request, issueDate: '2026-04-30' })), {
      status: 422,
      code: 'exchange_rate_required',
    });
    expectRefusal(await books.live.post('/invoices', invoice({ exchangeRate: '1.1' })), {
      status: 422,
      code: 'exchange_rate_not_allowed',
    });
  });

  it('refuses what is malformed, unknown or cannot be, and names the field', async () => {
    const post = (changes: object) => books.live.post('/invoices', invoice(changes));
    const line = (changes: object) => ({
      items: [{ description: 'Widget', quantity: 1, unitPrice: 1, taxRate: 20, ...changes }],
    });
    const wrong: [object, string][] = [
      [{ items: undefined }, 'items'],
      [{ items: [] }, 'items'],
      [{ items: [{ lineType: 'text', description: 'x' }] }, 'items'],
      [{ clientName: undefined }, 'clientName'],
      [{ issueDate: '2026-02-30' }, 'issueDate'],
      [{ issueDate: '9999-12-31' }, 'issueDate'],
      [{ taxPoint: 'today' }, 'taxPoint'],
      [{ dueDate: '2026-05-19' }, 'dueDate'],
      [{ paymentTermsDays: 1.5 }, 'paymentTermsDays'],
      [{ paymentTermsDays: -1 }, 'paymentTermsDays'],
      [{ paymentTermsDays: 1e9 }, 'paymentTermsDays'],
      [{ currency: 'POUNDS' }, 'currency'],
      [{ status: 'voided' }, 'status'],
      [{ amount: 5 }, 'amount'],
      [line({ quantity: -1 }), 'items.0.quantity'],
      [line({ unitPrice: -1 }), 'items.0.unitPrice'],
      [line({ discount: 2 }), 'items.0.discount'],
      [line({ taxRate: 101 }), 'items.0.taxRate'],
      [line({ invoiceLineId: 'il_1' }), 'items.0.invoiceLineId'],
      [line({ taxes: [{ rate: 5 }] }), 'items.0.taxes'],
    ];
    for (const [changes, field] of wrong) expectInvalid(await post(changes), field);
    expectNotFound(await post({ customerId: 'cus_unknown' }));
    expectNotFound(await post(line({ priceId: 'price_unknown' })));
    expectNotFound(await post(line({ accountId: 'acc_unknown' })));
    expect((await books.live.get('/invoices')).body.pagination.total).toBe(0);
  });

  it('is no control account', async () => {
    const { body } = await books.live.get('/accounts?q=1100');
    const items = [
      { description: 'W', quantity: 1, unitPrice: 1, taxRate: 20, accountId: body.data[0].id as string },
    ];
    expectRefusal(await books.live.post('/invoices', invoice({ items })), {
      status: 422,
      code: 'account_type_mismatch',
      field: 'items.0.accountId',
    });
  });
});
