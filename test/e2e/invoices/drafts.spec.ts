import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { drafted, invoice, issued } from '../../support/invoices';
import { expectInvalid, expectNotFound, expectRefusal } from '../../support/problems';

describe('A draft invoice', () => {
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

  const patch = (id: string, request: object) => books.live.patch(`/invoices/${id}`, request);
  const notDraft = { status: 409, code: 'conflict', reason: 'invoice_not_draft' } as const;

  it('is decided anew by an edit, which keeps what it does not name', async () => {
    const draft = await drafted(books, { reference: 'PO 7', notes: 'Thank you', dueDate: '2026-06-01' });
    const items = [
      { description: 'Widget', quantity: 3, unitPrice: 100, taxRate: 20 },
      { description: 'Book', quantity: 1, unitPrice: 8, taxRate: 0 },
    ];
    const { status, body } = await patch(draft.id, { items, pricesIncludeTax: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: draft.id,
      status: 'draft',
      number: null,
      reference: 'PO 7',
      notes: 'Thank you',
      dueDate: '2026-06-01',
      totals: { net: '258.00', tax: '50.00', gross: '308.00' },
      createdAt: draft.createdAt,
    });
    expect(body.items).toHaveLength(2);
    expect((await books.live.get(`/invoices/${draft.id}`)).body).toEqual(body);
    expect(await books.balances()).toEqual({});
  });

  it('keeps the ids of lines that were not replaced', async () => {
    const draft = await drafted(books);
    const edited = (await patch(draft.id, { notes: 'Soon' })).body;
    expect(edited.items[0].id).toBe(draft.items[0].id);
    const issue = (await books.live.post(`/invoices/${draft.id}/issue`)).body;
    expect(issue.items[0].id).toBe(draft.items[0].id);
  });

  it('loses what null takes away, so that the default holds again', async () => {
    const customer = await created(books.live, '/customers', { name: 'Contoso', paymentTermsDays: 10 });
    const draft = await drafted(books, {
      customerId: customer.id,
      clientName: 'Someone',
      reference: 'PO 7',
      issueDate: '2026-05-01',
      dueDate: '2026-09-01',
    });
    const { body } = await patch(draft.id, { clientName: null, reference: null, dueDate: null });
    expect(body).toMatchObject({ clientName: 'Contoso', reference: null, dueDate: '2026-05-11' });
    expectInvalid(await patch(draft.id, { customerId: null }), 'clientName');
  });

  it('is edited and issued in one request', async () => {
    const draft = await drafted(books);
    const items = [{ description: 'Widget', quantity: 2, unitPrice: 50, taxRate: 5 }];
    const { body } = await patch(draft.id, { items, issueDate: '2026-05-11', status: 'issued' });
    expect(body).toMatchObject({ number: 'INV-2026-0001', issueDate: '2026-05-11', amountDue: '105.00' });
    expect(await books.balances()).toEqual({ 1100: '105.00', 2200: '-5.00', 4000: '-100.00' });
  });

  it('stays as it was when an edit is refused', async () => {
    const draft = await drafted(books);
    const items = [{ description: 'Widget', quantity: 0, unitPrice: 1, taxRate: 20 }];
    expectInvalid(await patch(draft.id, { notes: 'New', items }), 'items.0.quantity');
    expect((await books.live.get(`/invoices/${draft.id}`)).body).toEqual(draft);
  });

  it('is deleted without a trace but its events', async () => {
    const draft = await drafted(books);
    expect((await books.live.delete(`/invoices/${draft.id}`)).status).toBe(204);
    expectNotFound(await books.live.get(`/invoices/${draft.id}`));
    expectNotFound(await books.live.delete(`/invoices/${draft.id}`));
    const next = await issued(books);
    expect(next.number).toBe('INV-2026-0001');
    const { body } = await books.live.get('/events?limit=200');
    const types = (body.data as { type: string; objectId: string }[])
      .filter(({ objectId }) => objectId === draft.id)
      .map(({ type }) => type);
    expect(types).toEqual(['invoice.created', 'invoice.deleted']);
  });

  it('is all that can be edited: of an issued invoice only memo, notes and metadata', async () => {
    const { id, number } = await issued(books);
    const labels = { memo: 'Paid late', notes: null, metadata: { ticket: '9' } };
    const { body } = await patch(id, labels);
    expect(body).toMatchObject({ number, ...labels });
    for (const change of [
      { reference: 'x' },
      { customerId: null },
      { issueDate: '2026-05-01' },
      { items: [{ description: 'Widget', quantity: 9, unitPrice: 1, taxRate: 20 }] },
      { dueDate: '2026-12-31', memo: 'y' },
    ])
      expectRefusal(await patch(id, change), notDraft);
    expect((await books.live.get(`/invoices/${id}`)).body).toEqual(body);
    expectRefusal(await books.live.delete(`/invoices/${id}`), notDraft);
    expectRefusal(await patch(id, { status: 'draft' }), {
      status: 409,
      code: 'conflict',
      reason: 'illegal_transition',
    });
  });

  it('is not edited any more once it is voided', async () => {
    const { id } = await issued(books);
    await books.live.post(`/invoices/${id}/void`);
    const voided = { status: 409, code: 'conflict', reason: 'already_voided' } as const;
    expectRefusal(await patch(id, { memo: 'x' }), voided);
    expectRefusal(await patch(id, { status: 'issued' }), voided);
    expectRefusal(await books.live.post(`/invoices/${id}/issue`), voided);
    expectRefusal(await books.live.delete(`/invoices/${id}`), voided);
  });

  it('refuses a PATCH that asks for nothing, or for two things at once', async () => {
    const { id } = await drafted(books);
    expectInvalid(await patch(id, {}), 'status');
    expectInvalid(await patch(id, { action: 'void', memo: 'x' }), 'memo');
    expectInvalid(await patch(id, { action: 'void', status: 'issued' }), 'status');
    expectInvalid(await patch(id, { reason: 'x' }), 'reason');
    expectInvalid(await patch(id, { memo: 'x', reversalDate: '2026-05-01' }), 'reversalDate');
    expectRefusal(await patch(id, { status: 'voided' }), { status: 400, code: 'use_void_action' });
  });

  it('takes its own number only when it is issued', async () => {
    const own = await drafted(books, { number: 'INV-2026-0001' });
    expect(own.number).toBeNull();
    await issued(books);
    expectRefusal(await books.live.post(`/invoices/${own.id}/issue`), {
      status: 409,
      code: 'conflict',
      reason: 'number_taken',
    });
    expect((await patch(own.id, { number: null, status: 'issued' })).body.number).toBe('INV-2026-0002');
  });

  it('belongs to its organisation', async () => {
    const { id } = await drafted(books);
    const others = await openBooks(app);
    expectNotFound(await others.live.get(`/invoices/${id}`));
    expectNotFound(await others.live.patch(`/invoices/${id}`, { memo: 'x' }));
    expectNotFound(await others.live.post(`/invoices/${id}/issue`));
    expectNotFound(await others.live.post(`/invoices/${id}/void`));
    expectNotFound(await others.live.get(`/invoices/${id}/creditable`));
    expectNotFound(await others.live.delete(`/invoices/${id}`));
  });

  it('answers a repeated request with one draft', async () => {
    const key = { 'idempotency-key': 'once' };
    const first = await books.live.post('/invoices', invoice(), key);
    const second = await books.live.post('/invoices', invoice(), key);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(second.body).toEqual(first.body);
    expect((await books.live.get('/invoices')).body.pagination.total).toBe(1);
  });
});
