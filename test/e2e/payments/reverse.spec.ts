import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { expectNotFound, expectRefusal } from '../../support/problems';
import { lastEvent, paid, told } from '../../support/receivables';

describe('Reversing a payment', () => {
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

  const reverse = (id: string, request: object = {}) => books.live.post(`/payments/${id}/reverse`, request);

  it('posts its entry the other way round and leaves nothing on the account', async () => {
    const payment = await paid(books, { date: '2026-05-04' });
    const before = await lastEvent(books);
    const { status, body } = await reverse(payment.id, { date: '2026-05-06', reason: 'Cheque bounced' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'reversed', balance: '0.00', reversalReason: 'Cheque bounced' });
    expect((await books.live.get(`/payments/${payment.id as string}`)).body).toEqual(body);
    const entry = await entryOf(books.live, body.reversalEntryId);
    expect(entry).toMatchObject({ date: '2026-05-06', reversesEntryId: payment.journalEntryId });
    expect(written(entry)).toEqual(['Cr 1200 120.00', 'Dr 1100 120.00']);
    expect(await told(books, before)).toEqual(['payment.reversed']);
    const again = await reverse(payment.id);
    expectRefusal(again, { status: 409, code: 'conflict', reason: 'already_reversed' });
  });

  it('is refused while it is applied or was paid back', async () => {
    const invoice = await issued(books, { issueDate: '2026-05-01' });
    const payment = await paid(books, {
      date: '2026-05-04',
      amount: 200,
      allocations: [{ invoiceId: invoice.id }],
    });
    const consumed = { status: 409, code: 'conflict', reason: 'payment_consumed' } as const;
    const refused = await reverse(payment.id);
    expectRefusal(refused, consumed);
    expect(refused.body).toMatchObject({ amount: '200.00', balance: '80.00', refundedAmount: '0.00' });
    await books.live.delete(
      `/payments/${payment.id as string}/allocations/${payment.allocations[0].id as string}`,
    );
    const refund = (await books.live.post(`/payments/${payment.id as string}/refunds`, { amount: 5 })).body;
    expectRefusal(await reverse(payment.id), consumed);
    await books.live.post(`/refunds/${refund.id as string}/reverse`);
    expect((await reverse(payment.id)).body.status).toBe('reversed');
  });

  it('is not dated before the day from which on it was free again', async () => {
    const invoice = await issued(books, { issueDate: '2026-04-01' });
    const payment = await paid(books, { date: '2026-04-04', allocations: [{ invoiceId: invoice.id }] });
    const [{ id }] = payment.allocations;
    await books.live.delete(`/payments/${payment.id as string}/allocations/${id as string}?date=2026-05-10`);
    const early = await reverse(payment.id, { date: '2026-05-09' });
    expectRefusal(early, { status: 422, code: 'reversal_before_original' });
    expect(early.body.original).toBe('2026-05-10');
    expect((await reverse(payment.id, { date: '2026-05-10' })).status).toBe(200);
  });

  it('is dated by the organisation’s policy, and not in a locked month', async () => {
    await books.live.patch('/organisation', { reversalDatePolicy: 'first_open_day' });
    const payment = await paid(books, { date: '2026-04-04' });
    await books.live.post('/periods/per_2026-04/lock');
    expectRefusal(await reverse(payment.id, { date: '2026-04-10' }), { status: 403, code: 'period_locked' });
    const { body } = await reverse(payment.id);
    expect((await entryOf(books.live, body.reversalEntryId)).date).toBe('2026-05-01');
  });

  it('is not done by reversing its entry, nor for a payment that does not exist', async () => {
    const payment = await paid(books);
    const entry = await books.live.post(`/journal/entries/${payment.journalEntryId as string}/reverse`);
    expectRefusal(entry, { status: 409, code: 'conflict', reason: 'use_document_action' });
    expectNotFound(await reverse('pay_unknown'));
  });

  it('leaves nothing to apply or to pay back', async () => {
    const [payment, invoice] = [await paid(books), await issued(books)];
    await reverse(payment.id);
    const apply = await books.live.post(`/payments/${payment.id as string}/allocations`, {
      allocations: [{ invoiceId: invoice.id }],
    });
    expectRefusal(apply, { status: 422, code: 'allocation_exceeds_open_amount' });
    const refund = await books.live.post(`/payments/${payment.id as string}/refunds`, { amount: 1 });
    expectRefusal(refund, { status: 422, code: 'refund_exceeds_open_amount' });
  });
});
