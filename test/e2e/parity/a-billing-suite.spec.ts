import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { entryOf } from '../../support/entries';
import { expectInvalid, expectRefusal } from '../../support/problems';

/**
 * Its promises for credit notes without an invoice, one a test. Documents, deliveries
 * and webhooks come with their features.
 */
describe('What a billing suite promises of credit notes', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
  });

  it('lets credit notes share the scopes of invoices', async () => {
    const reader = await books.withScopes(['invoices:read']);
    const writer = await books.withScopes(['invoices:write']);
    const note = await created(writer, '/credit-notes', creditNote());
    expect((await writer.patch(`/credit-notes/${note.id}`, { status: 'issued' })).status).toBe(200);
    expect((await reader.get(`/credit-notes/${note.id}`)).body.status).toBe('issued');
    expect((await reader.get('/credit-notes')).body.pagination.total).toBe(1);
    expectRefusal(await reader.post('/credit-notes', creditNote()), {
      status: 403,
      code: 'insufficient_scope',
    });
  });

  it('numbers a credit note on its creation, while it is a draft', async () => {
    const note = await books.credited();
    expect(note).toMatchObject({ status: 'draft', number: 'CN-2026-0001', issuedAt: null });
    const { body: issued } = await books.live.patch(`/credit-notes/${note.id}`, { status: 'issued' });
    expect(issued).toMatchObject({ number: 'CN-2026-0001', issuedAt: expect.any(String) });
    expect((await books.credited()).number).toBe('CN-2026-0002');
  });

  it('shows negative totals, while the caller sends positive prices', async () => {
    const note = await books.credited();
    expect(note.totals).toEqual({ net: '100.00', tax: '20.00', gross: '120.00' });
    expect(note.signedTotals).toEqual({ net: '-100.00', tax: '-20.00', gross: '-120.00' });
    expect(note.items[0]).toMatchObject({
      unitPrice: '100',
      signedNet: '-100.00',
      signedTax: '-20.00',
      signedGross: '-120.00',
    });
  });

  it('takes a customer in place of a name', async () => {
    const customer = await created(books.live, '/customers', {
      name: 'Acme Ltd',
      email: 'billing@acme.example',
      currency: 'GBP',
    });
    const note = await books.credited({ customerId: customer.id, clientName: undefined });
    expect(note).toMatchObject({
      customerId: customer.id,
      clientName: 'Acme Ltd',
      clientEmail: 'billing@acme.example',
    });
    const entry = await entryOf(books.live, note.journalEntryId);
    expect(entry.lines.at(-1)).toMatchObject({ customerId: customer.id, credit: '120.00' });
  });

  it('takes text and separator lines, and refuses a negative unitPrice with 400', async () => {
    const [item] = (creditNote() as { items: object[] }).items;
    const items = [
      { lineType: 'text', description: 'As agreed on the phone' },
      item,
      { lineType: 'separator' },
      item,
    ];
    const note = await books.credited({ items });
    expect(note.items.map((line: { lineType: string }) => line.lineType)).toEqual([
      'text',
      'item',
      'separator',
      'item',
    ]);
    expect(note.totals.gross).toBe('240.00');
    const negative = creditNote({ items: [{ ...item, unitPrice: -100 }] });
    expectInvalid(await books.live.post('/credit-notes', negative), 'items.0.unitPrice');
    expect((await books.balances())['1100']).toBe('-240.00');
  });

  it('keeps the delivery status apart from the status of the document', async () => {
    const note = await books.credited();
    expect(note).toMatchObject({ status: 'draft', deliveryStatus: 'none' });
    expect((await books.live.get('/credit-notes?deliveryStatus=none')).body.pagination.total).toBe(1);
    expect((await books.live.get('/credit-notes?deliveryStatus=sent')).body.pagination.total).toBe(0);
  });

  it('answers errors with a stable code and one entry per failing field, and refuses unknown fields', async () => {
    const wrong = await books.live.post('/credit-notes', {
      clientName: 'Acme Ltd',
      currency: 'POUNDS',
      vat: 20,
      items: [{ description: 'Widget', quantity: 0, unitPrice: 1, taxRate: 20, total: 1 }],
    });
    expectRefusal(wrong, { status: 400, code: 'validation_failed' });
    expect(wrong.body.errors.map(({ field }: { field: string }) => field).sort()).toEqual([
      'currency',
      'items.0.quantity',
      'items.0.total',
      'vat',
    ]);
    expect((await books.counts()).creditNotes).toBe(0);
  });

  it('lists and reverses journal entries, and carries dimensions on lines, reports and exports', async () => {
    const dimensions = { project: 'north' };
    const note = await books.credited({ dimensions });
    const manual = await created(books.live, '/journal/entries', {
      date: '2026-05-20',
      lines: [
        { accountCode: '7500', debit: 30, dimensions },
        { accountCode: '1200', credit: 30 },
      ],
    });
    const list = await books.live.get('/journal/entries?dimension=project:north');
    expect(list.body.data.map(({ id }: { id: string }) => id)).toEqual([manual.id, note.journalEntryId]);
    const ofNorth = await books.live.get('/reports/trial-balance?dimension=project:north');
    expect(
      ofNorth.body.accounts.map(({ code, debit }: { code: string; debit: string }) => `${code} ${debit}`),
    ).toEqual(['2200 20.00', '4000 100.00', '7500 30.00']);
    const csv = await books.live.get('/journal/export?format=csv&dimension=project:north');
    expect(csv.text.trim().split('\n')).toHaveLength(1 + 3);
    expect((await books.live.get('/journal/entries?dimension=project:south')).body.data).toEqual([]);

    const reversed = await books.live.post(`/journal/entries/${manual.id}/reverse`);
    expect([reversed.status, reversed.body.reversesEntryId]).toEqual([201, manual.id]);
    expectRefusal(await books.live.post(`/journal/entries/${note.journalEntryId}/reverse`), {
      status: 409,
      code: 'conflict',
      reason: 'use_document_action',
    });
    expect(await books.balances()).toMatchObject({ 7500: '0.00', 1100: '-120.00' });
  });
});
