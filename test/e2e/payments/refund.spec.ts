import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { expectNotFound, expectRefusal } from '../../support/problems';
import { lastEvent, paid, told } from '../../support/receivables';

describe('A payment paid back', () => {
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

  const refund = (id: string, request: object = {}) => books.live.post(`/payments/${id}/refunds`, request);
  const reverse = (id: string, request: object = {}) => books.live.post(`/refunds/${id}/reverse`, request);
  const payment = async (id: string) => (await books.live.get(`/payments/${id}`)).body;

  it('takes the money from the bank and the credit off the account', async () => {
    const { id } = await paid(books, { date: '2026-05-04' });
    const before = await lastEvent(books);
    const { status, body } = await refund(id, { amount: 50, date: '2026-05-06', reference: 'BACS 9' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^ref_/),
      status: 'paid',
      source: 'payment',
      paymentId: id,
      creditNoteId: null,
      clientName: 'Acme Ltd',
      amount: '50.00',
      date: '2026-05-06',
      parts: [{ openItemId: id, amount: '50.00' }],
    });
    const entry = await entryOf(books.live, body.journalEntryId);
    expect(entry).toMatchObject({
      date: '2026-05-06',
      sourceType: 'refund',
      sourceId: body.id,
      documentNumber: 'BACS 9',
    });
    expect(written(entry)).toEqual(['Dr 1100 50.00', 'Cr 1200 50.00']);
    expect(await payment(id)).toMatchObject({ balance: '70.00', refundedAmount: '50.00' });
    expect(await told(books, before)).toEqual(['payment.refunded']);
    expect((await books.live.get(`/refunds/${body.id as string}`)).body).toEqual(body);
  });

  it('gives by default all that is left of it, from the account that it came to', async () => {
    const account = (await books.live.get('/accounts?limit=200')).body.data.find(
      ({ code }: { code: string }) => code === '1210',
    );
    const invoice = await issued(books);
    const made = await paid(books, {
      amount: 150,
      bankAccountId: account.id,
      allocations: [{ invoiceId: invoice.id }],
    });
    expect((await refund(made.id)).body).toMatchObject({ amount: '30.00', bankAccountId: account.id });
    expect(await books.balances()).toMatchObject({ '1210': '120.00', '1100': '0.00' });
    expectRefusal(await refund(made.id), { status: 422, code: 'refund_exceeds_open_amount' });
  });

  it('is reversed once, which leaves it on the account again', async () => {
    const { id } = await paid(books, { date: '2026-05-04' });
    const made = (await refund(id, { amount: 50, date: '2026-05-06' })).body;
    const early = await reverse(made.id, { date: '2026-05-05' });
    expectRefusal(early, { status: 422, code: 'reversal_before_original' });
    const before = await lastEvent(books);
    const { status, body } = await reverse(made.id, { date: '2026-05-07', reason: 'Bounced' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'reversed', reversalReason: 'Bounced' });
    expect((await books.live.get(`/refunds/${made.id as string}`)).body).toEqual(body);
    expect(await payment(id)).toMatchObject({ balance: '120.00', refundedAmount: '0.00' });
    expect(await told(books, before)).toEqual(['refund.reversed']);
    const again = await reverse(made.id);
    expectRefusal(again, { status: 409, code: 'conflict', reason: 'already_reversed' });
    expect(again.body.reversedByEntryId).toBe(body.reversalEntryId);
  });

  it('is never more than is open, on its date or later', async () => {
    const { id } = await paid(books, { date: '2026-05-04' });
    const beyond = await refund(id, { amount: '120.01' });
    expectRefusal(beyond, { status: 422, code: 'refund_exceeds_open_amount' });
    expect(beyond.body).toMatchObject({ openItemId: id, asked: '120.01', open: '120.00' });
    await refund(id, { amount: 100, date: '2026-05-10' });
    const early = await refund(id, { amount: 30, date: '2026-05-05' });
    expectRefusal(early, { status: 422, code: 'refund_exceeds_open_amount' });
    expectRefusal(await refund(id, { date: '2026-05-03' }), {
      status: 422,
      code: 'date_before_item',
      field: 'date',
    });
    expectRefusal(await refund(id, { date: '2026-05-21' }), { status: 422, code: 'date_in_future' });
    await books.live.put('/periods/locks', { all: '2026-05-15' });
    expectRefusal(await refund(id, { date: '2026-05-15' }), { status: 403, code: 'period_locked' });
  });

  it('is found by payment, customer, status and date', async () => {
    const { id } = await paid(books, { date: '2026-05-04' });
    const made = (await refund(id, { amount: 1, date: '2026-05-06' })).body;
    await reverse((await refund(id, { amount: 2, date: '2026-05-08' })).body.id);
    const listed = async (query: string) =>
      (await books.live.get(`/refunds?${query}`)).body.data.map(
        (each: { id: string }) => each.id,
      ) as string[];
    expect(await listed(`paymentId=${id as string}&status=paid`)).toEqual([made.id]);
    expect(await listed('to=2026-05-06')).toEqual([made.id]);
    expect(await listed('source=credit_note')).toEqual([]);
    expect(await listed('from=2026-05-01&currency=GBP')).toHaveLength(2);
    expectNotFound(await books.live.get('/refunds/ref_unknown'));
    expectNotFound(await reverse('ref_unknown'));
    expectNotFound(await refund('pay_unknown'));
  });
});
