import { startTestApp, type TestApp } from '../../../support/app';
import { created, openBooks, type Books } from '../../../support/books';
import { assertBooksHold } from '../../../support/invariants';
import { issued } from '../../../support/invoices';
import { expectRefusal } from '../../../support/problems';
import { customer, due, paid } from '../../../support/receivables';

describe('Voiding a credit note of an invoice', () => {
  let app: TestApp;
  let books: Books;
  let customerId: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
    customerId = await customer(books);
  });

  const invoiced = (changes: object = {}) =>
    issued(books, { customerId, issueDate: '2026-05-04', ...changes });
  const credit = (invoiceId: string, request: object = {}) =>
    created(books.live, '/credit-notes', { invoiceId, amount: 60, issueDate: '2026-05-06', ...request });
  const voided = (id: string, request: object = {}) =>
    books.live.patch(`/credit-notes/${id}`, { action: 'void', ...request });
  const creditable = async (id: string) => (await books.live.get(`/invoices/${id}/creditable`)).body;

  it('restores what can be credited and what is due, to the cent', async () => {
    const items = [
      { description: 'Widget', quantity: 3, unitPrice: '3.333', taxRate: 20 },
      { description: 'Book', quantity: 7, unitPrice: '1.01', taxRate: 5 },
    ];
    const invoice = await invoiced({ items });
    await credit(invoice.id, { amount: '1.23' });
    const [left, owed, balances] = [
      await creditable(invoice.id),
      await due(books, invoice.id),
      await books.balances(),
    ];
    const note = await credit(invoice.id, {
      amount: undefined,
      items: [
        { invoiceLineId: invoice.items[0].id, quantity: 2 },
        { description: 'Goodwill', quantity: 1, unitPrice: '0.77', taxRate: 5 },
      ],
    });
    expect(await creditable(invoice.id)).not.toEqual(left);
    const { status, body } = await voided(note.id, { reason: 'Wrong invoice' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'voided', balance: '0.00', allocations: [] });
    expect(await creditable(invoice.id)).toEqual(left);
    expect(await due(books, invoice.id)).toBe(owed);
    expect(await books.balances()).toEqual(balances);
    expect((await books.live.get(`/credit-notes/${note.id}`)).body).toEqual(body);
  });

  it('lets the invoice be voided again', async () => {
    const invoice = await invoiced();
    const note = await credit(invoice.id);
    const early = await books.live.post(`/invoices/${invoice.id}/void`);
    expect([early.status, early.body.code]).toEqual([409, 'conflict']);
    await voided(note.id);
    expect((await books.live.post(`/invoices/${invoice.id}/void`)).status).toBe(200);
    expect(new Set(Object.values(await books.balances()))).toEqual(new Set(['0.00']));
  });

  it('takes what was applied to the very invoice back as well', async () => {
    const invoice = await invoiced();
    const payment = await paid(books, {
      customerId,
      date: '2026-05-05',
      allocations: [{ invoiceId: invoice.id }],
    });
    const note = await credit(invoice.id);
    await books.live.delete(
      `/payments/${payment.id}/allocations/${payment.allocations[0].id}?date=2026-05-07`,
    );
    const allocations = [{ invoiceId: invoice.id }];
    const applied = await created(books.live, `/credit-notes/${note.id}/allocations`, {
      date: '2026-05-08',
      allocations,
    });
    expect(applied).toMatchObject({ status: 'applied', balance: '0.00', allocations: [{ amount: '60.00' }] });
    const { body } = await voided(note.id, { reversalDate: '2026-05-07' });
    expect(body).toMatchObject({ status: 'voided', allocations: [] });
    expect(await due(books, invoice.id)).toBe('120.00');
  });

  it('cannot be dated while a part of it was in use elsewhere', async () => {
    const invoice = await invoiced();
    await paid(books, { customerId, date: '2026-05-05', allocations: [{ invoiceId: invoice.id }] });
    const [note, other] = [await credit(invoice.id), await invoiced()];
    const { allocations } = await created(books.live, `/credit-notes/${note.id}/allocations`, {
      date: '2026-05-08',
      allocations: [{ invoiceId: other.id }],
    });
    await books.live.delete(`/credit-notes/${note.id}/allocations/${allocations[0].id}?date=2026-05-10`);
    const early = await voided(note.id, { reversalDate: '2026-05-09' });
    expectRefusal(early, { status: 422, code: 'reversal_before_original' });
    expect(early.body).toMatchObject({ date: '2026-05-09', original: '2026-05-10' });
    expect((await voided(note.id, { reversalDate: '2026-05-10' })).status).toBe(200);
  });

  it.each([
    [
      'applied to another invoice',
      async (id: string) => {
        const other = await invoiced();
        await created(books.live, `/credit-notes/${id}/allocations`, {
          allocations: [{ invoiceId: other.id, amount: 10 }],
        });
      },
    ],
    ['refunded', (id: string) => created(books.live, `/credit-notes/${id}/refunds`, { amount: 10 })],
  ])('is refused when a part of it was %s', async (_, use) => {
    const invoice = await invoiced();
    await paid(books, { customerId, allocations: [{ invoiceId: invoice.id }] });
    const note = await credit(invoice.id, { refundAmount: 20, creditAmount: 40, issueDate: '2026-05-20' });
    await use(note.id);
    const [counts, balances] = [await books.counts(), await books.balances()];
    const refused = await voided(note.id);
    expectRefusal(refused, { status: 409, code: 'conflict', reason: 'credit_consumed' });
    expect(refused.body).toMatchObject({ gross: '60.00', balance: '50.00' });
    expect(await books.counts()).toEqual(counts);
    expect(await books.balances()).toEqual(balances);
  });

  it('happens once that is undone', async () => {
    const outOfBandAccountId = (await books.live.get('/accounts?q=1260')).body.data[0].id;
    const invoice = await invoiced();
    await paid(books, { customerId, date: '2026-05-05', allocations: [{ invoiceId: invoice.id }] });
    const other = await invoiced();
    const note = await credit(invoice.id, {
      refundAmount: 20,
      creditAmount: 30,
      outOfBandAmount: 10,
      outOfBandAccountId,
    });
    const { allocations } = await created(books.live, `/credit-notes/${note.id}/allocations`, {
      allocations: [{ invoiceId: other.id, amount: 30 }],
    });
    const refund = await created(books.live, `/credit-notes/${note.id}/refunds`, {});
    expect((await voided(note.id)).body.reason).toBe('credit_consumed');
    expect(
      (await books.live.delete(`/credit-notes/${note.id}/allocations/${allocations[0].id}`)).status,
    ).toBe(200);
    expect((await books.live.post(`/refunds/${refund.id}/reverse`)).status).toBe(200);
    expect((await voided(note.id)).body.reason).toBe('credit_consumed');
    const back = await books.live.post(`/credit-notes/${note.id}/reverse-settlement`, { reason: 'Mistake' });
    expect(back.body).toMatchObject({
      balance: '60.00',
      settlementReversalEntryId: expect.stringMatching(/^je_/),
    });
    const again = await books.live.post(`/credit-notes/${note.id}/reverse-settlement`);
    expectRefusal(again, { status: 409, code: 'conflict', reason: 'already_reversed' });
    expect((await voided(note.id)).status).toBe(200);
    expect(await due(books, other.id)).toBe('120.00');
    const none = await books.live.post(`/credit-notes/${(await books.credited()).id}/reverse-settlement`);
    expectRefusal(none, { status: 409, code: 'conflict', reason: 'nothing_settled' });
  });

  it('and reissuing happen both or not at all', async () => {
    const invoice = await invoiced();
    const note = await credit(invoice.id, { amount: 120 });
    const reissue = (request: object) =>
      books.live.post(`/credit-notes/${note.id}/void-and-reissue`, { reason: 'Wrong amount', ...request });
    const [counts, owed] = [await books.counts(), await due(books, invoice.id)];
    const refused = await reissue({ creditNote: { invoiceId: invoice.id, amount: 121 } });
    expectRefusal(refused, { status: 422, code: 'credit_exceeds_invoice' });
    expect(await books.counts()).toEqual(counts);
    expect(await due(books, invoice.id)).toBe(owed);
    const { status, body } = await reissue({ creditNote: { invoiceId: invoice.id, amount: 100 } });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      voided: { id: note.id, status: 'voided', voidReason: 'Wrong amount' },
      creditNote: { number: 'CN-2026-0002', totals: { gross: '100.00' }, prePaymentAmount: '100.00' },
    });
    expect(await due(books, invoice.id)).toBe('20.00');
    const twice = await reissue({ creditNote: { invoiceId: invoice.id, amount: 10 } });
    expectRefusal(twice, { status: 409, code: 'conflict', reason: 'already_voided' });
  });
});
