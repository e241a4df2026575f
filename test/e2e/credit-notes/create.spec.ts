import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';

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
});
