import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { expectNotFound } from '../../support/problems';

const UNKNOWN = '01kaa3w8wdf8v9t6rzqj1b0k7h';

describe('The request of the documentation', () => {
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

  it('works to the letter', async () => {
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
      buyerReference: null,
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
      refundedAmount: '0.00',
      balance: '120.00',
      allocations: [],
      journalEntryId: expect.stringMatching(/^je_/),
      settlementEntryId: null,
      settlementReversalEntryId: null,
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

  it('is refused while its invoice is unknown', async () => {
    const { id: customerId } = await created(books.live, '/customers', { name: 'Acme' });
    const before = await books.counts();
    const refused = await books.live.post(
      '/credit-notes',
      literal(customerId, `"invoiceId": "inv_${UNKNOWN}",`),
    );
    expectNotFound(refused);
    expect(await books.counts()).toEqual(before);
  });
});
