import { startTestApp, type TestApp } from '../../../support/app';
import { created, openBooks, type Books } from '../../../support/books';
import { entryOf, written } from '../../../support/entries';
import { assertBooksHold } from '../../../support/invariants';
import { issued } from '../../../support/invoices';
import { expectRefusal } from '../../../support/problems';
import { customer, due, lastEvent, paid, told } from '../../../support/receivables';

describe('What a credit of an invoice does at once', () => {
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

  const invoiced = () => issued(books, { customerId, issueDate: '2026-05-04' });
  const settledBy = async (amount: number, date = '2026-05-10') => {
    const invoice = await invoiced();
    const payment = await paid(books, {
      customerId,
      amount,
      date,
      allocations: [{ invoiceId: invoice.id, amount: Math.min(amount, 120) }],
    });
    return { invoice, payment };
  };
  const credit = (invoiceId: string, request: object = {}) =>
    created(books.live, '/credit-notes', { invoiceId, amount: 120, ...request });

  it('reduces what is due, which nothing can undo but a void', async () => {
    const invoice = await invoiced();
    const before = await lastEvent(books);
    const note = await credit(invoice.id, { amount: 48, issueDate: '2026-05-12' });
    expect(note).toMatchObject({
      status: 'applied',
      prePaymentAmount: '48.00',
      postPaymentAmount: '0.00',
      balance: '0.00',
      allocations: [{ kind: 'pre_payment', invoiceId: invoice.id, amount: '48.00', date: '2026-05-12' }],
    });
    expect(await due(books, invoice.id)).toBe('72.00');
    const undo = await books.live.delete(`/credit-notes/${note.id}/allocations/${note.allocations[0].id}`);
    expectRefusal(undo, { status: 409, code: 'conflict', reason: 'pre_payment_allocation' });
    expect(await told(books, before)).toEqual([
      'credit_note.created',
      'credit_note.applied',
      'invoice.credited',
    ]);
  });

  it('tells that the invoice is paid when a credit takes the rest of the debt', async () => {
    const { invoice } = await settledBy(100);
    const before = await lastEvent(books);
    await credit(invoice.id, { amount: 20 });
    expect(await told(books, before)).toEqual(
      expect.arrayContaining(['invoice.credited', 'invoice.paid', 'credit_note.applied']),
    );
    expect((await books.live.get(`/invoices/${invoice.id}`)).body).toMatchObject({
      paymentStatus: 'paid',
      creditStatus: 'partially_credited',
      amountDue: '0.00',
      amountSettled: '120.00',
    });
  });

  it('leaves on the account what was paid already', async () => {
    const { invoice } = await settledBy(90);
    const note = await credit(invoice.id, { amount: 60 });
    expect(note).toMatchObject({
      prePaymentAmount: '30.00',
      postPaymentAmount: '30.00',
      creditAmount: '30.00',
      balance: '30.00',
      status: 'draft',
    });
    expect(await due(books, invoice.id)).toBe('0.00');
    expect((await books.balances())['1100']).toBe('-30.00');
  });

  it('reduces no debt that a later payment settles', async () => {
    const { invoice } = await settledBy(120, '2026-05-15');
    const note = await credit(invoice.id, { amount: 60, issueDate: '2026-05-06' });
    expect(note).toMatchObject({ prePaymentAmount: '0.00', creditAmount: '60.00' });
  });

  it('reduces no debt that was paid on its day, though it is open again since', async () => {
    const { invoice, payment } = await settledBy(120, '2026-05-05');
    const path = `/payments/${payment.id}/allocations/${payment.allocations[0].id}?date=2026-05-10`;
    expect((await books.live.delete(path)).status).toBe(200);
    const note = await credit(invoice.id, { amount: 60, issueDate: '2026-05-06' });
    expect(note).toMatchObject({ prePaymentAmount: '0.00', creditAmount: '60.00' });
    expect(await credit(invoice.id, { amount: 60, issueDate: '2026-05-12' })).toMatchObject({
      prePaymentAmount: '60.00',
    });
  });

  it.each([
    [{ refundAmount: 20, creditAmount: 10 }, ['20.00', '10.00', '0.00'], '30.00'],
    [{ refundAmount: 50, creditAmount: 10 }, ['30.00', '0.00', '0.00'], '30.00'],
    [{ outOfBandAmount: 30 }, ['0.00', '0.00', '30.00'], '0.00'],
    [{ creditAmount: 40, outOfBandAmount: 20 }, ['0.00', '10.00', '20.00'], '10.00'],
  ])('splits the part that was paid as asked: %j', async (split, [refund, kept, outside], balance) => {
    const { invoice } = await settledBy(90);
    const outOfBandAccountId = (await books.live.get('/accounts?q=1260')).body.data[0].id;
    const note = await credit(invoice.id, { amount: 60, ...split, outOfBandAccountId });
    expect(note).toMatchObject({
      prePaymentAmount: '30.00',
      refundAmount: refund,
      creditAmount: kept,
      outOfBandAmount: outside,
      balance,
    });
  });

  it('refuses a split that does not add up, with all the numbers', async () => {
    const { invoice } = await settledBy(90);
    const request = { invoiceId: invoice.id, amount: 60, refundAmount: 31 };
    const refused = await books.live.post('/credit-notes', request);
    expectRefusal(refused, { status: 422, code: 'split_mismatch' });
    expect(refused.body).toMatchObject({ gross: '60.00', due: '30.00', prePaymentAmount: '30.00' });
    expect(await due(books, invoice.id)).toBe('30.00');
  });

  it('pays a payment back at once, from the bank that it came to', async () => {
    const { invoice, payment } = await settledBy(120);
    const before = await lastEvent(books);
    const note = await credit(invoice.id, { amount: 60, paymentId: payment.id, issueDate: '2026-05-12' });
    expect(note).toMatchObject({
      refundAmount: '60.00',
      refundedAmount: '60.00',
      creditAmount: '0.00',
      balance: '0.00',
      status: 'applied',
    });
    const [refund] = (await books.live.get(`/credit-notes/${note.id}/refunds`)).body.data;
    expect(refund).toMatchObject({
      amount: '60.00',
      date: '2026-05-12',
      paymentId: payment.id,
      status: 'paid',
    });
    expect(written(await entryOf(books.live, refund.journalEntryId))).toEqual([
      'Dr 1100 60.00',
      'Cr 1200 60.00',
    ]);
    expect(await books.balances()).toMatchObject({ 1100: '0.00', 1200: '60.00', 4000: '-50.00' });
    expect(await told(books, before)).toEqual(
      expect.arrayContaining(['credit_note.created', 'credit_note.refunded', 'credit_note.applied']),
    );
    expect((await books.live.get(`/credit-notes/${note.id}`)).body).toEqual(note);
  });

  it('pays a payment back for a credit of no invoice too', async () => {
    const payment = await paid(books, { customerId });
    const note = await books.credited({ customerId, clientName: undefined, paymentId: payment.id });
    expect(note).toMatchObject({ refundAmount: '120.00', refundedAmount: '120.00', balance: '0.00' });
    expect((await books.live.get(`/payments/${payment.id}`)).body.refundedAmount).toBe('120.00');
  });

  it('pays it back from a bank account of its own, too', async () => {
    const bank = await created(books.live, '/accounts', { code: '1201', name: 'Second bank', type: 'asset' });
    const invoice = await invoiced();
    const payment = await paid(books, {
      customerId,
      bankAccountId: bank.id,
      allocations: [{ invoiceId: invoice.id }],
    });
    await credit(invoice.id, { amount: 60, paymentId: payment.id });
    expect(await books.balances()).toMatchObject({ 1201: '60.00', 1100: '0.00' });
  });

  it('pays back no more than the payment has left, and then leaves nothing', async () => {
    const { invoice, payment } = await settledBy(120);
    await credit(invoice.id, { amount: 100, paymentId: payment.id });
    const other = await settledBy(120);
    const [counts, balances] = [await books.counts(), await books.balances()];
    const refused = await books.live.post('/credit-notes', {
      invoiceId: other.invoice.id,
      amount: 60,
      paymentId: payment.id,
    });
    expectRefusal(refused, { status: 422, code: 'refund_exceeds_payment' });
    expect(refused.body).toMatchObject({ asked: '60.00', left: '20.00' });
    expect(await books.counts()).toEqual(counts);
    expect(await books.balances()).toEqual(balances);
  });

  it('dates the refund no earlier than the payment', async () => {
    const { invoice, payment } = await settledBy(120, '2026-05-15');
    const note = await credit(invoice.id, { issueDate: '2026-05-06', paymentId: payment.id });
    const [refund] = (await books.live.get(`/credit-notes/${note.id}/refunds`)).body.data;
    expect(refund.date).toBe('2026-05-15');
  });

  it('pays back no payment of another customer', async () => {
    const { invoice } = await settledBy(120);
    const payment = await paid(books, { customerId: await customer(books, { name: 'Beta plc' }) });
    const refused = await books.live.post('/credit-notes', {
      invoiceId: invoice.id,
      amount: 60,
      paymentId: payment.id,
    });
    expectRefusal(refused, { status: 422, code: 'customer_mismatch' });
    const unknown = await books.live.post('/credit-notes', {
      invoiceId: invoice.id,
      amount: 60,
      paymentId: 'pay_x',
    });
    expectRefusal(unknown, { status: 404, code: 'not_found' });
  });
});
