import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks } from '../../support/books';
import { entryOf } from '../../support/entries';
import { expectRefusal } from '../../support/problems';

describe('What a credit note leaves out', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  /** An instant, a zone, and the date that it is there. */
  it.each([
    ['2026-06-30T22:59:58Z', 'Europe/London', '2026-06-30'],
    ['2026-06-30T23:00:01Z', 'Europe/London', '2026-07-01'],
    ['2026-12-31T23:30:00Z', 'Europe/London', '2026-12-31'],
    ['2026-12-31T23:30:00Z', 'Europe/Berlin', '2027-01-01'],
    ['2026-03-01T04:30:00Z', 'America/New_York', '2026-02-28'],
    ['2028-02-28T10:30:00Z', 'Pacific/Kiritimati', '2028-02-29'],
  ])('is dated today where the organisation is: at %s in %s, %s', async (instant, timeZone, today) => {
    app.clock.travelTo(instant);
    const books = await openBooks(app, { timeZone });
    const note = await books.credited();
    expect(note.issueDate).toBe(today);
    expect(note.number).toBe(`CN-${today.slice(0, 4)}-0001`);
    expect((await entryOf(books.live, note.journalEntryId)).date).toBe(today);

    const [year, month, day] = today.split('-').map(Number);
    const next = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, (day ?? 0) + 1)).toISOString().slice(0, 10);
    expectRefusal(await books.live.post('/credit-notes', creditNote({ issueDate: next })), {
      status: 422,
      code: 'date_in_future',
    });
  });

  it('follows the organisation when it moves to another zone', async () => {
    app.clock.travelTo('2026-06-30T23:30:00Z');
    const books = await openBooks(app, { timeZone: 'Europe/London' });
    expect((await books.credited()).issueDate).toBe('2026-07-01');
    await books.live.patch('/organisation', { timeZone: 'America/New_York' });
    expect((await books.credited()).issueDate).toBe('2026-06-30');
  });

  it('is in the customer’s currency, else in the base currency', async () => {
    app.clock.travelTo('2026-05-20T12:00:00Z');
    const books = await openBooks(app);
    const acme = await created(books.live, '/customers', { name: 'Acme GmbH', currency: 'EUR' });
    expect((await books.credited()).currency).toBe('GBP');
    const customerId = acme.id as string;
    expect((await books.credited({ customerId, exchangeRate: '0.85' })).currency).toBe('EUR');
    expect((await books.credited({ customerId, currency: 'GBP' })).currency).toBe('GBP');
    expectRefusal(await books.live.post('/credit-notes', creditNote({ customerId })), {
      status: 422,
      code: 'exchange_rate_required',
    });
  });

  it('has the customer’s name and e-mail, unless the request says otherwise', async () => {
    const books = await openBooks(app);
    const { id: customerId } = await created(books.live, '/customers', {
      name: 'Acme Ltd',
      email: 'billing@acme.example',
    });
    const named = { customerId, clientName: undefined };
    expect(await books.credited(named)).toMatchObject({
      clientName: 'Acme Ltd',
      clientEmail: 'billing@acme.example',
    });
    const other = { customerId, clientName: 'Acme, returns', clientEmail: 'returns@acme.example' };
    expect(await books.credited(other)).toMatchObject(other);
  });

  it('may be said as null, which is the same as leaving it out', async () => {
    const books = await openBooks(app);
    const absent = Object.fromEntries(
      [
        'customerId invoiceId invoiceNumber originalInvoice clientEmail issueDate currency exchangeRate',
        'pricesIncludeTax reason reasonCode number notes memo metadata dimensions amount refundAmount',
        'creditAmount outOfBandAmount outOfBandAccountId paymentId status',
      ].flatMap((names) => names.split(' ').map((name) => [name, null])),
    );
    const [plain, spoken] = [await books.credited(), await books.credited(absent)];
    const same = ['issueDate', 'currency', 'totals', 'creditAmount', 'status', 'metadata', 'memo', 'notes'];
    for (const field of same) expect([field, spoken[field]]).toEqual([field, plain[field]]);
    const item = {
      description: 'x',
      quantity: 1,
      unitPrice: 1,
      taxRate: 20,
      lineType: null,
      taxCategory: null,
      taxExemptionReason: null,
      taxes: null,
      discount: null,
      accountId: null,
      dimensions: null,
      priceId: null,
      invoiceLineId: null,
      amount: null,
    };
    expect((await books.credited({ items: [item] })).totals.gross).toBe('1.20');
  });
});
