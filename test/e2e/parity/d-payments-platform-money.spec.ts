import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { expectRefusal } from '../../support/problems';
import { customer, due, paid } from '../../support/receivables';

/** Its promises for where the credit of an invoice goes: what is due, a refund, the balance, or out of band. */
describe('What a payments platform promises of the money of a credited invoice', () => {
  let app: TestApp;
  let books: Books;
  let customerId: string;
  let outOfBandAccountId: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
    customerId = await customer(books);
    outOfBandAccountId = (await books.live.get('/accounts?q=1260')).body.data[0].id;
  });

  /** An invoice of 120.00 with so much paid. */
  const invoiced = async (settled = 0) => {
    const invoice = await issued(books, { customerId, issueDate: '2026-05-04' });
    if (settled === 0) return { invoice, paymentId: '' };
    const allocations = [{ invoiceId: invoice.id, amount: settled }];
    const { id } = await paid(books, { customerId, amount: settled, date: '2026-05-10', allocations });
    return { invoice, paymentId: id as string };
  };
  const credited = (invoiceId: string, request: object) =>
    created(books.live, '/credit-notes', { invoiceId, ...request });
  const voided = (id: string) => books.live.patch(`/credit-notes/${id}`, { action: 'void' });

  it('reduces what is due of an open invoice, and leaves no balance to spend', async () => {
    const { invoice } = await invoiced();
    const note = await credited(invoice.id, { amount: 48 });
    expect(note).toMatchObject({ prePaymentAmount: '48.00', postPaymentAmount: '0.00', balance: '0.00' });
    expect(await due(books, invoice.id)).toBe('72.00');
    const refused = await books.live.post(`/credit-notes/${note.id}/refunds`, { amount: 1 });
    expectRefusal(refused, { status: 422, code: 'refund_exceeds_reserve' });
    expect(await books.balances()).toEqual({ 1100: '72.00', 2200: '-12.00', 4000: '-60.00' });
  });

  it('never touches the payment that settled a paid invoice', async () => {
    const { invoice, paymentId } = await invoiced(120);
    const { body: payment } = await books.live.get(`/payments/${paymentId}`);
    const note = await credited(invoice.id, { amount: 60 });
    expect(note).toMatchObject({ prePaymentAmount: '0.00', postPaymentAmount: '60.00', balance: '60.00' });
    expect((await books.live.get(`/payments/${paymentId}`)).body).toEqual(payment);
    expect((await books.live.get(`/invoices/${invoice.id}`)).body).toMatchObject({
      paymentStatus: 'paid',
      creditStatus: 'partially_credited',
      amountDue: '0.00',
      amountSettled: '120.00',
    });
    const { body: account } = await books.live.get(`/customers/${customerId}/balance`);
    expect(account.baseBalance).toBe('-60.00');
  });

  it('splits a half paid invoice into what was due, refund, balance and out of band', async () => {
    const { invoice } = await invoiced(90);
    const split = { refundAmount: 40, creditAmount: 30, outOfBandAmount: 20 };
    const note = await credited(invoice.id, { amount: 120, ...split, outOfBandAccountId });
    expect(note).toMatchObject({
      prePaymentAmount: '30.00',
      postPaymentAmount: '90.00',
      refundAmount: '40.00',
      creditAmount: '30.00',
      outOfBandAmount: '20.00',
      balance: '70.00',
    });
    expect(await due(books, invoice.id)).toBe('0.00');
    expect(await books.balances()).toEqual({
      1100: '-70.00',
      1200: '90.00',
      1260: '-20.00',
      2200: '0.00',
      4000: '0.00',
    });
  });

  it('takes a split that adds up to the total, and takes what was due from the balance first', async () => {
    const { invoice } = await invoiced(90);
    const split = { refundAmount: 40, creditAmount: 60, outOfBandAmount: 20 };
    const note = await credited(invoice.id, { amount: 120, ...split, outOfBandAccountId });
    expect(note).toMatchObject({
      prePaymentAmount: '30.00',
      refundAmount: '40.00',
      creditAmount: '30.00',
      outOfBandAmount: '20.00',
    });
    expect((await books.balances())['1100']).toBe('-70.00');
  });

  it('refuses a split that adds up to neither, with all the numbers', async () => {
    const { invoice } = await invoiced(90);
    const balances = await books.balances();
    for (const refundAmount of ['89.99', '90.01', '119.99', '120.01']) {
      const refused = await books.live.post('/credit-notes', {
        invoiceId: invoice.id,
        amount: 120,
        refundAmount,
      });
      expectRefusal(refused, { status: 422, code: 'split_mismatch' });
      expect(refused.body).toMatchObject({
        gross: '120.00',
        due: '30.00',
        prePaymentAmount: '30.00',
        postPaymentAmount: '90.00',
        refundAmount,
        askedTotal: refundAmount,
      });
    }
    expect(await books.balances()).toEqual(balances);
    expect(await due(books, invoice.id)).toBe('30.00');
  });

  it('pays the reserve of a paid invoice back, and no more than that', async () => {
    const { invoice } = await invoiced(120);
    const note = await credited(invoice.id, { amount: 60, refundAmount: 50, creditAmount: 10 });
    const refund = await created(books.live, `/credit-notes/${note.id}/refunds`, { amount: 20 });
    expect(written(await entryOf(books.live, refund.journalEntryId))).toEqual([
      'Dr 1100 20.00',
      'Cr 1200 20.00',
    ]);
    const tooMuch = await books.live.post(`/credit-notes/${note.id}/refunds`, { amount: '30.01' });
    expectRefusal(tooMuch, { status: 422, code: 'refund_exceeds_reserve' });
    await created(books.live, `/credit-notes/${note.id}/refunds`, { amount: 30 });
    expect((await books.live.get(`/credit-notes/${note.id}`)).body).toMatchObject({
      refundedAmount: '50.00',
      balance: '10.00',
    });
    expect(await books.balances()).toMatchObject({ 1100: '-10.00', 1200: '70.00' });
  });

  it('voids while nothing was refunded or spent, and restores what was due and creditable', async () => {
    const { invoice } = await invoiced(90);
    const before = await books.balances();
    const { body: left } = await books.live.get(`/invoices/${invoice.id}/creditable`);
    const note = await credited(invoice.id, { amount: 60, refundAmount: 30 });
    expect((await voided(note.id)).body).toMatchObject({ status: 'voided', balance: '0.00' });
    expect(await books.balances()).toEqual(before);
    expect(await due(books, invoice.id)).toBe('30.00');
    expect((await books.live.get(`/invoices/${invoice.id}/creditable`)).body).toEqual(left);
  });

  it('does not void what was refunded, until the refund is reversed', async () => {
    const { invoice } = await invoiced(120);
    const note = await credited(invoice.id, { amount: 60, refundAmount: 60 });
    const refund = await created(books.live, `/credit-notes/${note.id}/refunds`, { amount: 10 });
    const before = await books.balances();
    const refused = await voided(note.id);
    expectRefusal(refused, { status: 409, code: 'conflict', reason: 'credit_consumed' });
    expect(await books.balances()).toEqual(before);
    await books.live.post(`/refunds/${refund.id}/reverse`, { reason: 'Returned by the bank' });
    expect((await voided(note.id)).status).toBe(200);
    expect(await books.balances()).toMatchObject({ 1100: '0.00', 1200: '120.00', 4000: '-100.00' });
  });

  it('does not void what was spent on another invoice, until that is taken back', async () => {
    const [{ invoice }, { invoice: other }] = [await invoiced(120), await invoiced()];
    const note = await credited(invoice.id, { amount: 60 });
    const spent = await books.live.post(`/credit-notes/${note.id}/allocations`, {
      allocations: [{ invoiceId: other.id, amount: 25 }],
    });
    expect(await due(books, other.id)).toBe('95.00');
    const refused = await voided(note.id);
    expectRefusal(refused, { status: 409, code: 'conflict', reason: 'credit_consumed' });
    const [allocation] = spent.body.allocations;
    await books.live.delete(`/credit-notes/${note.id}/allocations/${allocation.id}`);
    expect((await voided(note.id)).status).toBe(200);
    expect(await due(books, other.id)).toBe('120.00');
    expect((await books.balances())['1100']).toBe('120.00');
  });
});
