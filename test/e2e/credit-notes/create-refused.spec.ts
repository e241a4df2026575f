import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid, expectNotFound, expectRefusal, nothingIsWritten } from '../../support/problems';

const UNKNOWN = '01kaa3w8wdf8v9t6rzqj1b0k7h';

describe('Creating a credit note, when it is wrong,', () => {
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

  describe('is refused and writes nothing', () => {
    let closed: Books;

    beforeAll(async () => {
      closed = await openBooks(app);
    });
    nothingIsWritten(() => closed);

    it.each([
      ['an invoice', { invoiceId: `inv_${UNKNOWN}` }],
      ['an invoice number', { invoiceNumber: 'INV-2026-0001' }],
      ['a payment', { paymentId: `pay_${UNKNOWN}` }],
      ['a customer', { customerId: `cus_${UNKNOWN}` }],
      ['a malformed customer', { customerId: "cus_'; DROP TABLE customers" }],
      ['a price', { items: [{ priceId: `price_${UNKNOWN}`, quantity: 1 }] }],
      [
        'a revenue account',
        { items: [{ description: 'x', quantity: 1, unitPrice: 1, accountId: `acc_${UNKNOWN}` }] },
      ],
    ])('when it names %s that does not exist', async (_, changes) => {
      expectNotFound(await closed.live.post('/credit-notes', creditNote(changes)));
    });

    it.each([
      ['a name or a customer', { clientName: undefined }, 'clientName'],
      ['items', { items: undefined }, 'items'],
      ['at least one entry in items', { items: [] }, 'items'],
      ['a line of type item', { items: [{ lineType: 'text', description: 'x' }] }, 'items'],
      ['a description', { items: [{ quantity: 1, unitPrice: 1, taxRate: 20 }] }, 'items.0.description'],
      ['a quantity', { items: [{ description: 'x', unitPrice: 1, taxRate: 20 }] }, 'items.0.quantity'],
      ['a unit price', { items: [{ description: 'x', quantity: 1, taxRate: 20 }] }, 'items.0.unitPrice'],
      [
        'no numbers on a text line',
        { items: [{ lineType: 'text', description: 'x', quantity: 1 }] },
        'items.0.quantity',
      ],
      ['a status to begin with', { status: 'applied' }, 'status'],
      ['an e-mail address', { clientEmail: 'not an address' }, 'clientEmail'],
      [
        'an invoice for a line of one',
        { items: [{ invoiceLineId: `il_${UNKNOWN}`, quantity: 1 }] },
        'items.0.invoiceLineId',
      ],
    ])('without %s', async (_, changes, field) => {
      expectInvalid(await closed.live.post('/credit-notes', creditNote(changes)), field);
    });

    it('with a flat amount but no invoice', async () => {
      const flat = creditNote({ items: undefined, amount: 50 });
      expectRefusal(await closed.live.post('/credit-notes', flat), {
        status: 422,
        code: 'amount_needs_invoice',
      });
    });

    it('dated after today', async () => {
      expectRefusal(await closed.live.post('/credit-notes', creditNote({ issueDate: '2026-05-21' })), {
        status: 422,
        code: 'date_in_future',
      });
    });

    it.each(['1100', '2200'])('on the control account %s as its revenue', async (code) => {
      const accountId = (await closed.live.get(`/accounts?q=${code}`)).body.data[0].id;
      const items = [{ description: 'x', quantity: 1, unitPrice: 1, taxRate: 20, accountId }];
      expectRefusal(await closed.live.post('/credit-notes', creditNote({ items })), {
        status: 422,
        code: 'account_type_mismatch',
      });
    });
  });

  it.each([
    ['a customer', 'customer_archived' as const],
    ['a revenue account', 'account_archived' as const],
  ])('refuses %s that is archived', async (what, code) => {
    const customer = await created(books.live, '/customers', { name: 'Acme' });
    const account = await created(books.live, '/accounts', { code: '4011', name: 'Old', type: 'income' });
    const path = what === 'a customer' ? `/customers/${customer.id}` : `/accounts/${account.id}`;
    expect((await books.live.patch(path, { archived: true })).status).toBe(200);
    const items = [{ description: 'x', quantity: 1, unitPrice: 1, taxRate: 20, accountId: account.id }];
    const changes = what === 'a customer' ? { customerId: customer.id } : { items };
    expectRefusal(await books.live.post('/credit-notes', creditNote(changes)), { status: 422, code });
    expect((await books.counts()).creditNotes).toBe(0);
  });
});
