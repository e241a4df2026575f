import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { expectInvalid, expectNotFound, expectRefusal } from '../../support/problems';
import { due, lastEvent, paid, told } from '../../support/receivables';

describe('A payment on account', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
  });

  const allocate = (id: string, request: object) => books.live.post(`/payments/${id}/allocations`, request);
  const unallocate = (id: string, allocationId: string, query = '') =>
    books.live.delete(`/payments/${id}/allocations/${allocationId}${query}`);

  it('is applied to one or many invoices later, on the date that is named', async () => {
    const payment = await paid(books, { date: '2026-04-01', amount: 300 });
    const [first, second] = [
      await issued(books, { issueDate: '2026-04-02' }),
      await issued(books, { issueDate: '2026-04-03' }),
    ];
    const before = await lastEvent(books);
    const { status, body } = await allocate(payment.id, {
      date: '2026-04-10',
      allocations: [{ invoiceId: first.id }, { invoiceId: second.id, amount: '20.50' }],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      balance: '159.50',
      allocations: [
        { invoiceId: first.id, amount: '120.00', date: '2026-04-10' },
        { invoiceId: second.id, amount: '20.50', date: '2026-04-10' },
      ],
    });
    expect((await books.live.get(`/payments/${payment.id}`)).body).toEqual(body);
    expect([await due(books, first.id), await due(books, second.id)]).toEqual(['0.00', '99.50']);
    expect(await told(books, before)).toEqual(['invoice.paid', 'payment.allocated']);
  });

  it('posts nothing when it is applied: it only moves inside the debtors ledger', async () => {
    const [payment, invoice] = [await paid(books), await issued(books)];
    const { entries } = await books.counts();
    await allocate(payment.id, { allocations: [{ invoiceId: invoice.id }] });
    expect((await books.counts()).entries).toBe(entries);
    expect(await books.balances()).toMatchObject({ '1100': '0.00' });
  });

  it('is taken back with a dated counter-row: the invoice is due again and the payment free', async () => {
    const invoice = await issued(books, { issueDate: '2026-04-02' });
    const payment = await paid(books, { date: '2026-04-03', allocations: [{ invoiceId: invoice.id }] });
    const [{ id }] = payment.allocations;
    const before = await lastEvent(books);
    const { status, body } = await unallocate(payment.id, id, '?date=2026-05-01');
    expect(status).toBe(200);
    expect(body).toMatchObject({ balance: '120.00', allocations: [{ id, unappliedOn: '2026-05-01' }] });
    expect((await books.live.get(`/payments/${payment.id}`)).body).toEqual(body);
    expect(await due(books, invoice.id)).toBe('120.00');
    expect(await told(books, before)).toEqual(['payment.unallocated']);
    const again = await unallocate(payment.id, id);
    expectRefusal(again, { status: 409, code: 'conflict', reason: 'already_unapplied' });
  });

  it('once taken back is applied again, but not on a date when it was in use', async () => {
    const [first, second] = [
      await issued(books, { issueDate: '2026-03-01' }),
      await issued(books, { issueDate: '2026-03-01' }),
    ];
    const payment = await paid(books, { date: '2026-03-02' });
    const { body } = await allocate(payment.id, {
      date: '2026-04-01',
      allocations: [{ invoiceId: first.id }],
    });
    await unallocate(payment.id, body.allocations[0].id, '?date=2026-05-01');
    const early = await allocate(payment.id, { date: '2026-03-15', allocations: [{ invoiceId: second.id }] });
    expectRefusal(early, { status: 422, code: 'allocation_exceeds_open_amount' });
    expect(early.body).toMatchObject({ openItemId: payment.id, open: '0.00', date: '2026-03-15' });
    const later = await allocate(payment.id, { date: '2026-05-01', allocations: [{ invoiceId: second.id }] });
    expect(later.status).toBe(201);
  });

  it('is applied all or nothing', async () => {
    const [payment, invoice] = [await paid(books), await issued(books)];
    const before = await books.counts();
    const refused = await allocate(payment.id, {
      allocations: [
        { invoiceId: invoice.id, amount: 100 },
        { invoiceId: invoice.id, amount: 20.01 },
      ],
    });
    expectRefusal(refused, { status: 422, code: 'allocation_exceeds_open_amount', field: 'allocations.1' });
    expect(refused.body).toMatchObject({ asked: '20.01', open: '20.00' });
    expect(await books.counts()).toEqual(before);
    const both = await allocate(payment.id, {
      allocations: [{ invoiceId: invoice.id, amount: 100 }, { invoiceId: invoice.id }],
    });
    expect(both.body).toMatchObject({
      balance: '0.00',
      allocations: [{ amount: '100.00' }, { amount: '20.00' }],
    });
  });

  it('is not applied before either date, in the future, or in a locked month', async () => {
    const payment = await paid(books, { date: '2026-04-10' });
    const invoice = await issued(books, { issueDate: '2026-04-05' });
    const on = (date: string) => allocate(payment.id, { date, allocations: [{ invoiceId: invoice.id }] });
    const early = await on('2026-04-09');
    expectRefusal(early, { status: 422, code: 'date_before_item', field: 'date' });
    expect(early.body).toMatchObject({ openItemId: payment.id, earliest: '2026-04-10' });
    expectRefusal(await on('2026-05-21'), { status: 422, code: 'date_in_future' });
    await books.live.post('/periods/per_2026-04/lock');
    expectRefusal(await on('2026-04-20'), { status: 403, code: 'period_locked' });
    expect((await on('2026-05-01')).status).toBe(201);
  });

  it('is not taken back in a locked month, nor before it was applied', async () => {
    const invoice = await issued(books, { issueDate: '2026-04-02' });
    const payment = await paid(books, { date: '2026-04-03', allocations: [{ invoiceId: invoice.id }] });
    const [{ id }] = payment.allocations;
    const early = await unallocate(payment.id, id, '?date=2026-04-02');
    expectRefusal(early, { status: 422, code: 'reversal_before_original' });
    await books.live.post('/periods/per_2026-04/lock');
    expectRefusal(await unallocate(payment.id, id, '?date=2026-04-30'), {
      status: 403,
      code: 'period_locked',
    });
    expectInvalid(await unallocate(payment.id, id, '?date=soon'), 'date');
    expect((await unallocate(payment.id, id)).body.allocations[0].unappliedOn).toBe('2026-05-20');
  });

  it('knows its own allocations only', async () => {
    const invoice = await issued(books);
    const [payment, other] = [
      await paid(books, { allocations: [{ invoiceId: invoice.id }] }),
      await paid(books),
    ];
    expectNotFound(await unallocate(other.id, payment.allocations[0].id));
    expectNotFound(await unallocate(payment.id, 'alc_unknown'));
    expectNotFound(await unallocate('pay_unknown', payment.allocations[0].id));
    expectNotFound(await allocate('pay_unknown', { allocations: [{ invoiceId: invoice.id }] }));
    expectInvalid(await allocate(payment.id, { allocations: [] }), 'allocations');
    expectInvalid(await allocate(payment.id, {}), 'allocations');
  });

  it('keeps an invoice from being voided while it is applied', async () => {
    const invoice = await issued(books);
    const payment = await paid(books, { allocations: [{ invoiceId: invoice.id }] });
    const void_ = () => books.live.post(`/invoices/${invoice.id as string}/void`);
    expectRefusal(await void_(), { status: 409, code: 'conflict', reason: 'invoice_settled' });
    await unallocate(payment.id, payment.allocations[0].id);
    expect((await void_()).status).toBeLessThan(300);
    const gone = await allocate(payment.id, { allocations: [{ invoiceId: invoice.id }] });
    expectRefusal(gone, { status: 422, code: 'allocation_exceeds_open_amount' });
  });
});
