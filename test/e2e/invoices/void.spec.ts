import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { drafted, issued } from '../../support/invoices';
import { expectRefusal } from '../../support/problems';

describe('Voiding an invoice', () => {
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

  const voiding = (id: string, request: object = {}) => books.live.post(`/invoices/${id}/void`, request);

  it('posts the reversing entry, and nothing is due', async () => {
    const { id, journalEntryId } = await issued(books, { issueDate: '2026-05-04' });
    const { status, body } = await voiding(id, { reason: 'Wrong customer' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'voided',
      number: 'INV-2026-0001',
      voidReason: 'Wrong customer',
      amountDue: '0.00',
      amountSettled: '0.00',
      paymentStatus: 'unpaid',
    });
    const reversal = await entryOf(books.live, body.reversalEntryId);
    expect(reversal).toMatchObject({
      date: '2026-05-20',
      sourceType: 'invoice',
      sourceId: id,
      reversesEntryId: journalEntryId,
    });
    expect(written(reversal).sort()).toEqual(['Cr 1100 120.00', 'Dr 2200 20.00 S20', 'Dr 4000 100.00 S20']);
    expect(await books.balances()).toEqual({ 1100: '0.00', 2200: '0.00', 4000: '0.00' });
    expect((await books.live.get(`/invoices/${id}`)).body).toEqual(body);
  });

  it('is asked for by PATCH as well', async () => {
    const { id } = await issued(books);
    const { body } = await books.live.patch(`/invoices/${id}`, { action: 'void', reason: 'Twice' });
    expect(body).toMatchObject({ status: 'voided', voidReason: 'Twice' });
  });

  it('happens once, and never to a draft', async () => {
    const { id } = await issued(books);
    await voiding(id);
    expectRefusal(await voiding(id), { status: 409, code: 'conflict', reason: 'already_voided' });
    const draft = await drafted(books);
    expectRefusal(await voiding(draft.id), { status: 409, code: 'conflict', reason: 'invoice_not_issued' });
  });

  it('keeps its number: the next invoice gets the next', async () => {
    const { id } = await issued(books);
    await voiding(id);
    expect((await issued(books)).number).toBe('INV-2026-0002');
  });

  it('is dated as asked, not before the invoice, not in the future, not in a locked range', async () => {
    const { id } = await issued(books, { issueDate: '2026-04-10' });
    expectRefusal(await voiding(id, { reversalDate: '2026-04-09' }), {
      status: 422,
      code: 'reversal_before_original',
    });
    expectRefusal(await voiding(id, { reversalDate: '2026-05-21' }), { status: 422, code: 'date_in_future' });
    await books.live.put('/periods/locks', { sales: '2026-04-30' });
    expectRefusal(await voiding(id, { reversalDate: '2026-04-12' }), { status: 403, code: 'period_locked' });
    const { body } = await voiding(id, { reversalDate: '2026-05-01' });
    expect((await entryOf(books.live, body.reversalEntryId)).date).toBe('2026-05-01');
  });

  it('of what was free of charge posts nothing', async () => {
    const items = [{ description: 'Sample', quantity: 1, unitPrice: 0, taxRate: 20 }];
    const { id } = await issued(books, { items });
    expect((await voiding(id)).body).toMatchObject({ status: 'voided', reversalEntryId: null });
  });

  it('takes the only way: its entry is not reversed by itself', async () => {
    const { journalEntryId } = await issued(books);
    expectRefusal(await books.live.post(`/journal/entries/${journalEntryId}/reverse`), {
      status: 409,
      code: 'conflict',
      reason: 'use_document_action',
    });
  });

  it('reverses the very accounts of its posting, whoever holds the roles by then', async () => {
    const { id } = await issued(books);
    const { body: sales } = await books.live.post('/accounts', { code: '4011', name: 'New', type: 'income' });
    await books.live.put('/accounts/roles', { sales: sales.id });
    await voiding(id);
    expect(await books.balances()).toEqual({ 1100: '0.00', 2200: '0.00', 4000: '0.00' });
  });
});
