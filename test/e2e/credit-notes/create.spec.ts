import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid, expectNotFound, expectRefusal, nothingIsWritten } from '../../support/problems';

const UNKNOWN = '01kaa3w8wdf8v9t6rzqj1b0k7h';

describe('Creating a credit note', () => {
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

  /** The request of the documentation, as JSON text: numbers as a client writes them. */
  const literal = (customerId: string, invoice = ''): string => `{ "customerId": "${customerId}", ${invoice}
    "clientName": "Acme Ltd", "clientEmail": "billing@acme.example",
    "issueDate": "2026-04-25", "currency": "GBP", "reason": "Returned faulty unit", "notes": "Refund of 1 × widget",
    "items": [ { "description": "Widget — refund", "quantity": 1, "unitPrice": 100.00, "taxRate": 20 } ] }`;

  it('works to the letter of the documentation', async () => {
    const { id: customerId } = await created(books.live, '/customers', { name: 'Acme' });
    const { status, body, headers } = await books.live.post('/credit-notes', literal(customerId));
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(/^cn_[0-9a-z]{26}$/),
      number: 'CN-2026-0001',
      credit_note_number: 'CN-2026-0001',
      status: 'draft',
      deliveryStatus: 'none',
      invoiceId: null,
      invoiceNumber: null,
      originalInvoice: null,
      customerId,
      clientName: 'Acme Ltd',
      clientEmail: 'billing@acme.example',
      issueDate: '2026-04-25',
      currency: 'GBP',
      exchangeRate: '1',
      pricesIncludeTax: false,
      reason: 'Returned faulty unit',
      reasonCode: null,
      memo: null,
      notes: 'Refund of 1 × widget',
      items: [
        {
          id: expect.stringMatching(/^cni_/),
          lineNo: 1,
          lineType: 'item',
          description: 'Widget — refund',
          quantity: '1',
          unitPrice: '100',
          discount: '0.00',
          taxRate: '20',
          taxCategory: 'S',
          taxExemptionReason: null,
          taxes: [{ category: 'S', rate: '20', name: null, exemptionReason: null, tax: '20.00' }],
          net: '100.00',
          tax: '20.00',
          gross: '120.00',
          signedNet: '-100.00',
          signedTax: '-20.00',
          signedGross: '-120.00',
          accountId: null,
          invoiceLineId: null,
          priceId: null,
          dimensions: {},
        },
      ],
      taxBreakdown: [{ category: 'S', rate: '20', exemptionReason: null, taxable: '100.00', tax: '20.00' }],
      totals: { net: '100.00', tax: '20.00', gross: '120.00' },
      signedTotals: { net: '-100.00', tax: '-20.00', gross: '-120.00' },
      prePaymentAmount: '0.00',
      postPaymentAmount: '120.00',
      refundAmount: '0.00',
      creditAmount: '120.00',
      outOfBandAmount: '0.00',
      outOfBandAccountId: null,
      balance: '120.00',
      allocations: [],
      journalEntryId: expect.stringMatching(/^je_/),
      settlementEntryId: null,
      reversalEntryId: null,
      issuedAt: null,
      voidedAt: null,
      voidReason: null,
      createdAt: expect.stringMatching(/^2026-05-20T12:/),
      metadata: {},
      dimensions: {},
      test: false,
    });
    expect((await books.live.get(`/credit-notes/${body.id}`)).body).toEqual(body);
    const entry = await entryOf(books.live, body.journalEntryId);
    expect(entry).toMatchObject({
      number: 1,
      date: '2026-04-25',
      sourceType: 'credit_note',
      sourceId: body.id,
      documentNumber: 'CN-2026-0001',
      counterpartyName: 'Acme Ltd',
      currency: 'GBP',
      reversesEntryId: null,
      requestId: headers['x-request-id'],
    });
    expect(written(entry)).toEqual(['Dr 4000 100.00 S20', 'Dr 2200 20.00 S20', 'Cr 1100 120.00']);
    expect(entry.lines[2]).toMatchObject({ customerId, openItemId: body.id });
  });

  it('posts lines of one revenue account and VAT code together, and others apart', async () => {
    const { body: other } = await books.live.get('/accounts?q=4905');
    const accountId = other.data[0].id;
    const items = [
      { description: 'Widget', quantity: 1, unitPrice: 10, taxRate: 20 },
      { description: 'Gadget', quantity: 2, unitPrice: '2.50', taxRate: 20 },
      { description: 'Book', quantity: 1, unitPrice: 8, taxRate: 0 },
      { description: 'Carriage', quantity: 1, unitPrice: 5, taxRate: 20, accountId },
    ];
    const note = await books.credited({ items });
    expect(written(await entryOf(books.live, note.journalEntryId)).sort()).toEqual([
      'Cr 1100 32.00',
      'Dr 2200 4.00 S20',
      'Dr 4000 15.00 S20',
      'Dr 4000 8.00 Z0',
      'Dr 4905 5.00 S20',
    ]);
  });

  it('posts to the accounts that hold the roles at that moment', async () => {
    const before = await books.credited();
    const sales = await created(books.live, '/accounts', { code: '4010', name: 'Returns', type: 'income' });
    expect((await books.live.put('/accounts/roles', { sales: sales.id })).status).toBe(200);
    await books.credited();
    expect(await books.balances()).toEqual({
      1100: '-240.00',
      2200: '40.00',
      4000: '100.00',
      4010: '100.00',
    });
    await books.live.patch(`/credit-notes/${before.id}`, { action: 'void' });
    expect(await books.balances()).toMatchObject({ 4000: '0.00', 4010: '100.00' });
  });

  it('keeps text lines and separators in their places, without amounts', async () => {
    const items = [
      { lineType: 'text', description: 'Returned on 3 May' },
      { description: 'Widget', quantity: 1, unitPrice: 10, taxRate: 20 },
      { lineType: 'separator' },
      { lineType: 'text', description: 'Thank you\nfor your patience' },
    ];
    const note = await books.credited({ items });
    const shown = note.items as Record<string, unknown>[];
    expect(
      shown.map(({ lineNo, lineType, description, gross }) => [lineNo, lineType, description, gross]),
    ).toEqual([
      [1, 'text', 'Returned on 3 May', '0.00'],
      [2, 'item', 'Widget', '12.00'],
      [3, 'separator', '', '0.00'],
      [4, 'text', 'Thank you\nfor your patience', '0.00'],
    ]);
    expect(shown[0]).toMatchObject({ quantity: null, unitPrice: null, taxRate: null, taxes: [] });
    expect((await books.live.get(`/credit-notes/${note.id}`)).body.items).toEqual(shown);
    expect(note.totals.gross).toBe('12.00');
  });

  it('numbers and posts nothing for a note that is free of charge', async () => {
    const items = [{ description: 'Sample', quantity: 3, unitPrice: 0, taxRate: 20 }];
    const free = await books.credited({ items });
    expect(free).toMatchObject({
      number: 'CN-2026-0001',
      journalEntryId: null,
      totals: { net: '0.00', tax: '0.00', gross: '0.00' },
      signedTotals: { net: '0.00', tax: '0.00', gross: '0.00' },
      balance: '0.00',
    });
    expect((await books.counts()).entries).toBe(0);
    const { body: voided } = await books.live.patch(`/credit-notes/${free.id}`, { action: 'void' });
    expect(voided).toMatchObject({ status: 'voided', reversalEntryId: null });
    expect((await books.counts()).entries).toBe(0);
    expect((await books.credited()).number).toBe('CN-2026-0002');
  });

  it('leaves lines of zero out of the entry', async () => {
    const items = [
      { description: 'Sample', quantity: 1, unitPrice: 0, taxRate: 5 },
      { description: 'Widget', quantity: 1, unitPrice: 10, taxRate: 20 },
    ];
    const note = await books.credited({ items });
    expect(written(await entryOf(books.live, note.journalEntryId))).toEqual([
      'Dr 4000 10.00 S20',
      'Dr 2200 2.00 S20',
      'Cr 1100 12.00',
    ]);
  });

  it('keeps the name on the document when the customer changes', async () => {
    const customer = await created(books.live, '/customers', { name: 'Acme Ltd', email: 'a@acme.example' });
    const note = await books.credited({ customerId: customer.id, clientName: undefined });
    await books.live.patch(`/customers/${customer.id}`, { name: 'Apex plc', email: null });
    expect((await books.live.get(`/credit-notes/${note.id}`)).body).toMatchObject({
      clientName: 'Acme Ltd',
      clientEmail: 'a@acme.example',
    });
  });

  it('appends one event for the note and one for the entry', async () => {
    const note = await books.credited();
    const { body } = await books.live.get('/events?type=credit_note.*');
    expect(body.data.map(({ type, objectId }: Record<string, string>) => [type, objectId])).toEqual([
      ['credit_note.created', note.id],
    ]);
    const { body: posted } = await books.live.get('/events?type=journal_entry.posted');
    expect(posted.data.map(({ objectId }: Record<string, string>) => objectId)).toEqual([
      note.journalEntryId,
    ]);
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

  it('refuses the request of the documentation while its invoice is unknown', async () => {
    const { id: customerId } = await created(books.live, '/customers', { name: 'Acme' });
    const before = await books.counts();
    const refused = await books.live.post(
      '/credit-notes',
      literal(customerId, `"invoiceId": "inv_${UNKNOWN}",`),
    );
    expectNotFound(refused);
    expect(await books.counts()).toEqual(before);
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
