import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { drafted, invoice, issued } from '../../support/invoices';
import { expectInvalid, expectRefusal } from '../../support/problems';

describe('Issuing an invoice', () => {
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

  const issue = (id: string, request: object = {}) => books.live.post(`/invoices/${id}/issue`, request);

  it('numbers it and posts Debtors against Sales and VAT', async () => {
    const draft = await drafted(books, { issueDate: '2026-05-04', memo: 'May' });
    expect(draft).toMatchObject({
      number: null,
      status: 'draft',
      journalEntryId: null,
      amountDue: '0.00',
      paymentStatus: 'unpaid',
      dueDate: '2026-06-03',
      totals: { net: '100.00', tax: '20.00', gross: '120.00' },
    });
    expect(await books.balances()).toEqual({});
    const { status, body } = await issue(draft.id);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: draft.id,
      number: 'INV-2026-0001',
      status: 'issued',
      amountDue: '120.00',
      amountSettled: '0.00',
      paymentStatus: 'unpaid',
      creditStatus: 'none',
      issuedAt: expect.stringMatching(/^2026-05-20T/),
      items: [{ id: draft.items[0].id, net: '100.00', tax: '20.00' }],
    });
    const entry = await entryOf(books.live, body.journalEntryId);
    expect(entry).toMatchObject({
      date: '2026-05-04',
      sourceType: 'invoice',
      sourceId: draft.id,
      documentNumber: 'INV-2026-0001',
      memo: 'May',
      counterpartyName: 'Acme Ltd',
    });
    expect(written(entry)).toEqual(['Dr 1100 120.00', 'Cr 4000 100.00 S20', 'Cr 2200 20.00 S20']);
    expect((await books.live.get(`/invoices/${draft.id}`)).body).toEqual(body);
  });

  it('posts lines of one revenue account and VAT code together, and names the accounts that it posted to', async () => {
    const other = await created(books.live, '/accounts', { code: '4010', name: 'Services', type: 'income' });
    const items = [
      { description: 'Widget', quantity: 1, unitPrice: 10, taxRate: 20 },
      { description: 'Gadget', quantity: 2, unitPrice: '2.50', taxRate: 20 },
      { description: 'Book', quantity: 1, unitPrice: 8, taxRate: 0 },
      { lineType: 'text', description: 'As agreed' },
      { description: 'Fitting', quantity: 1, unitPrice: 5, taxRate: 20, accountId: other.id },
    ];
    const { items: lines, journalEntryId } = await issued(books, { items });
    expect(written(await entryOf(books.live, journalEntryId)).sort()).toEqual([
      'Cr 2200 4.00 S20',
      'Cr 4000 15.00 S20',
      'Cr 4000 8.00 Z0',
      'Cr 4010 5.00 S20',
      'Dr 1100 32.00',
    ]);
    const roles = (await books.live.get('/accounts/roles')).body;
    const sales = JSON.stringify(roles).match(/acc_\w+/g) ?? [];
    expect(sales).toContain(lines[0].accountId);
    expect(lines.map(({ accountId }: { accountId: string | null }) => accountId)).toEqual([
      lines[0].accountId,
      lines[0].accountId,
      lines[0].accountId,
      null,
      other.id,
    ]);
  });

  it('takes the accounts that hold the roles when it is issued, not when it was drafted', async () => {
    const draft = await drafted(books);
    const sales = await created(books.live, '/accounts', { code: '4011', name: 'Sales now', type: 'income' });
    expect((await books.live.put('/accounts/roles', { sales: sales.id })).status).toBe(200);
    const { body } = await issue(draft.id);
    expect(body.items[0].accountId).toBe(sales.id);
    expect(await books.balances()).toEqual({ 1100: '120.00', 2200: '-20.00', 4011: '-100.00' });
  });

  it('happens once: the second time it is no draft', async () => {
    const draft = await drafted(books);
    await issue(draft.id);
    expectRefusal(await issue(draft.id), { status: 409, code: 'conflict', reason: 'invoice_not_draft' });
    expect((await books.live.patch(`/invoices/${draft.id}`, { status: 'issued' })).body.number).toBe(
      'INV-2026-0001',
    );
    expect(await books.balances()).toMatchObject({ 1100: '120.00' });
  });

  it('dates it as asked, else as the draft says, else today', async () => {
    const undated = await drafted(books);
    app.clock.travelTo('2026-05-22T12:00:00Z');
    expect((await issue(undated.id)).body).toMatchObject({ issueDate: '2026-05-22', dueDate: '2026-06-21' });
    const dated = await drafted(books, { issueDate: '2026-05-02' });
    expect((await issue(dated.id)).body.issueDate).toBe('2026-05-02');
    const moved = await drafted(books, { issueDate: '2026-05-02', paymentTermsDays: 14 });
    expect((await issue(moved.id, { issueDate: '2026-05-10' })).body).toMatchObject({
      issueDate: '2026-05-10',
      taxPoint: '2026-05-10',
      dueDate: '2026-05-24',
    });
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });

  it('can be prepared for a day to come, but not done before it', async () => {
    const draft = await drafted(books, { issueDate: '2026-06-01' });
    expectRefusal(await issue(draft.id), { status: 422, code: 'date_in_future', field: 'issueDate' });
    expect((await issue(draft.id, { issueDate: '2026-05-20' })).status).toBe(200);
  });

  it('refuses an issue after the date on which it is due', async () => {
    const draft = await drafted(books, { issueDate: '2026-05-02', dueDate: '2026-05-10' });
    expectInvalid(await issue(draft.id, { issueDate: '2026-05-12' }), 'dueDate');
  });

  it('is refused in a locked month, though a draft can be made there', async () => {
    await books.live.post('/periods/per_2026-03/lock');
    const draft = await drafted(books, { issueDate: '2026-03-31' });
    const refusal = { status: 403, code: 'period_locked' } as const;
    expectRefusal(await issue(draft.id), refusal);
    expectRefusal(await issue(draft.id, { issueDate: '2026-03-30' }), refusal);
    expectRefusal(await books.live.patch(`/invoices/${draft.id}`, { status: 'issued' }), refusal);
    expectRefusal(
      await books.live.post('/invoices', invoice({ issueDate: '2026-03-31', status: 'issued' })),
      refusal,
    );
    expect((await issue(draft.id, { issueDate: '2026-04-01' })).status).toBe(200);
  });

  it('is held by the sales lock, as a document of trade', async () => {
    expect((await books.live.put('/periods/locks', { sales: '2026-04-30' })).status).toBe(200);
    const draft = await drafted(books, { issueDate: '2026-04-30' });
    expectRefusal(await issue(draft.id), { status: 403, code: 'period_locked' });
  });

  it('of what is free of charge numbers it, posts nothing and owes nothing', async () => {
    const items = [{ description: 'Sample', quantity: 1, unitPrice: 0, taxRate: 20 }];
    const sample = await issued(books, { items });
    expect(sample).toMatchObject({ number: 'INV-2026-0001', journalEntryId: null, paymentStatus: 'paid' });
    expect(await books.balances()).toEqual({});
  });

  it('tells of a draft, its edit and its issue, one event each', async () => {
    const { id } = await drafted(books);
    await books.live.patch(`/invoices/${id}`, { reference: 'PO 7', status: 'issued' });
    const { body } = await books.live.get('/events?limit=200');
    const events = body.data as { type: string; objectId: string; data: { number: string | null } }[];
    expect(events.filter(({ objectId }) => objectId === id).map(({ type }) => type)).toEqual([
      'invoice.created',
      'invoice.updated',
      'invoice.issued',
    ]);
    expect(events.filter(({ type }) => type === 'journal_entry.posted')).toHaveLength(1);
  });
});
