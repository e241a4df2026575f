import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { drafted, invoice, issued } from '../../support/invoices';
import { expectInvalid, expectRefusal } from '../../support/problems';
import { customer, due } from '../../support/receivables';

/** Its promises that tie credit notes to invoices. Sending an invoice comes with its feature. */
describe('What a billing suite promises of invoices and their credit notes', () => {
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

  it('opens invoices and the credit notes of them with the scopes of invoices alone', async () => {
    const reader = await books.withScopes(['invoices:read']);
    const writer = await books.withScopes(['invoices:write']);
    const { id: invoiceId } = await created(writer, '/invoices', invoice({ status: 'issued' }));
    const note = await created(writer, '/credit-notes', { invoiceId, amount: 12 });
    for (const path of [`/invoices/${invoiceId}`, `/invoices/${invoiceId}/creditable`]) {
      expect((await reader.get(path)).status).toBe(200);
    }
    expect((await reader.get(`/credit-notes/${note.id}`)).body.invoiceId).toBe(invoiceId);
    const refusals = [
      await reader.post('/invoices', invoice()),
      await reader.post('/credit-notes', { invoiceId, amount: 12 }),
    ];
    for (const refusal of refusals) expectRefusal(refusal, { status: 403, code: 'insufficient_scope' });
    expect(await due(books, invoiceId)).toBe('108.00');
  });

  it('numbers an invoice when it is issued, and a credit note of it when it is made', async () => {
    const [kept, sent] = [await drafted(books), await drafted(books)];
    expect([kept.number, sent.number]).toEqual([null, null]);
    expect(await books.balances()).toEqual({});

    const { body: first } = await books.live.post(`/invoices/${sent.id}/issue`);
    expect(first).toMatchObject({ number: 'INV-2026-0001', status: 'issued', amountDue: '120.00' });
    const note = await created(books.live, '/credit-notes', { invoiceId: sent.id, amount: 12 });
    expect(note.number).toBe('CN-2026-0001');

    const { body: second } = await books.live.post(`/invoices/${kept.id}/issue`);
    expect(second.number).toBe('INV-2026-0002');
    expect(await books.balances()).toEqual({ 1100: '228.00', 2200: '-38.00', 4000: '-190.00' });
  });

  it('shows an invoice and its credit as sums that cancel out', async () => {
    const { id: invoiceId, totals } = await issued(books);
    const note = await created(books.live, '/credit-notes', { invoiceId, amount: 120 });
    expect(totals).toEqual({ net: '100.00', tax: '20.00', gross: '120.00' });
    expect(note.signedTotals).toEqual({ net: '-100.00', tax: '-20.00', gross: '-120.00' });
    expect(note.items).toEqual([
      expect.objectContaining({ signedNet: '-100.00', signedTax: '-20.00', signedGross: '-120.00' }),
    ]);
    expect(await books.balances()).toEqual({ 1100: '0.00', 2200: '0.00', 4000: '0.00' });
  });

  it('marks the invoice that invoiceNumber names credited, in part and then in full', async () => {
    const customerId = await customer(books);
    const { id, number: invoiceNumber } = await issued(books, { customerId });
    const state = async () => {
      const { body } = await books.live.get(`/invoices/${id}`);
      return [body.creditStatus, body.amountCredited, body.amountDue];
    };
    expect(await state()).toEqual(['none', '0.00', '120.00']);

    const half = [{ description: 'Half of it', quantity: 1, unitPrice: 50, taxRate: 20 }];
    const note = await created(books.live, '/credit-notes', { customerId, invoiceNumber, items: half });
    expect(note).toMatchObject({ invoiceId: id, invoiceNumber, customerId, clientName: 'Acme Ltd' });
    expect(await state()).toEqual(['partially_credited', '60.00', '60.00']);

    await created(books.live, '/credit-notes', { customerId, invoiceNumber, items: half });
    expect(await state()).toEqual(['credited', '120.00', '0.00']);
    expect((await books.live.get('/invoices?creditStatus=credited')).body.data).toEqual([
      expect.objectContaining({ id }),
    ]);
    const { body: account } = await books.live.get(`/customers/${customerId}/balance`);
    expect(account.baseBalance).toBe('0.00');
    expect(await books.balances()).toEqual({ 1100: '0.00', 2200: '0.00', 4000: '0.00' });
  });

  it('names no invoice by a number that is none, nor one of another customer', async () => {
    const customerId = await customer(books);
    const { number: invoiceNumber } = await issued(books, { customerId });
    const before = await books.balances();
    const unknown = await books.live.post('/credit-notes', { invoiceNumber: 'INV-2026-0099', amount: 12 });
    expectRefusal(unknown, { status: 404, code: 'not_found' });
    const other = await customer(books, { name: 'Beta plc' });
    const strange = await books.live.post('/credit-notes', { customerId: other, invoiceNumber, amount: 12 });
    expectRefusal(strange, { status: 422, code: 'customer_mismatch' });
    expect(await books.balances()).toEqual(before);
  });

  it('takes text and separator lines on invoices as well, and refuses a negative unitPrice with 400', async () => {
    const [item] = (invoice() as { items: object[] }).items;
    const text = { lineType: 'text', description: 'Delivered in May' };
    const { items, totals } = await issued(books, { items: [text, item, { lineType: 'separator' }] });
    expect(items.map(({ lineType }: { lineType: string }) => lineType)).toEqual([
      'text',
      'item',
      'separator',
    ]);
    expect(totals.gross).toBe('120.00');
    const negative = invoice({ items: [{ ...item, unitPrice: -1 }] });
    expectInvalid(await books.live.post('/invoices', negative), 'items.0.unitPrice');
  });

  it('reverses no entry of an invoice but by its own action, and carries its dimensions into the credit', async () => {
    const line = (project: string) => ({
      description: 'Hours',
      quantity: 1,
      unitPrice: 100,
      taxRate: 20,
      dimensions: { project },
    });
    const sold = await issued(books, { items: [line('north'), line('south')] });
    const note = await created(books.live, '/credit-notes', {
      invoiceId: sold.id,
      items: [{ invoiceLineId: sold.items[1].id, quantity: 1 }],
    });
    const ids = async (project: string) =>
      (await books.live.get(`/journal/entries?dimension=project:${project}`)).body.data.map(
        ({ id }: { id: string }) => id,
      );
    expect(await ids('north')).toEqual([sold.journalEntryId]);
    expect(await ids('south')).toEqual([note.journalEntryId, sold.journalEntryId]);
    const netOf = async (project: string) => {
      const { body } = await books.live.get(`/reports/trial-balance?dimension=project:${project}`);
      const rows = body.accounts as { code: string; debit: string; credit: string }[];
      return rows.filter(({ code }) => code === '4000').map(({ debit, credit }) => `${debit} ${credit}`);
    };
    expect(await netOf('north')).toEqual(['0.00 100.00']);
    expect(await netOf('south')).toEqual(['0.00 0.00']);

    expectRefusal(await books.live.post(`/journal/entries/${sold.journalEntryId}/reverse`), {
      status: 409,
      code: 'conflict',
      reason: 'use_document_action',
    });
    const wrong = await issued(books);
    const { body: voided } = await books.live.post(`/invoices/${wrong.id}/void`, { reason: 'Sent twice' });
    const reversal = await entryOf(books.live, voided.reversalEntryId);
    expect(reversal.reversesEntryId).toBe(wrong.journalEntryId);
    expect(written(reversal)).toEqual(['Cr 1100 120.00', 'Dr 4000 100.00 S20', 'Dr 2200 20.00 S20']);
    expect((await books.balances())['1100']).toBe('120.00');
  });
});
