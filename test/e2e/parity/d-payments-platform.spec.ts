import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { issued } from '../../support/invoices';
import { expectInvalid, expectRefusal } from '../../support/problems';
import { customer, paid } from '../../support/receivables';
import { eventsOf } from '../../support/traces';

/** Its promises for credit notes without an invoice, one a test. Webhooks come with their feature. */
describe('What a payments platform promises of credit notes', () => {
  let app: TestApp;
  let books: Books;
  let clearing: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
    const { body } = await books.live.get('/accounts?q=Settlements%20Clearing');
    clearing = body.data[0].id;
  });

  it('splits into refund, customer balance and out of band, which must add up to the total', async () => {
    const split = { refundAmount: '50.00', creditAmount: '40.00', outOfBandAmount: '30.00' };
    const note = await books.credited({ ...split, outOfBandAccountId: clearing });
    expect(note).toMatchObject({ ...split, prePaymentAmount: '0.00', postPaymentAmount: '120.00' });
    expect(note.balance).toBe('90.00');
    expect(await books.balances()).toEqual({
      1100: '-90.00',
      1260: '-30.00',
      2200: '20.00',
      4000: '100.00',
    });
    const short = creditNote({ ...split, creditAmount: '39.99', outOfBandAccountId: clearing });
    const refused = await books.live.post('/credit-notes', short);
    expectRefusal(refused, { status: 422, code: 'split_mismatch' });
    expect(refused.body).toMatchObject({ gross: '120.00', askedTotal: '119.99', creditAmount: '39.99' });
  });

  it('reverses tax in proportion and dates the revenue to the note, never back into the month of the invoice', async () => {
    const note = await books.credited({
      originalInvoice: { number: 'INV-7', issueDate: '2026-03-15' },
      items: [{ description: 'A third of it', quantity: 1, unitPrice: '33.33', taxRate: 20 }],
    });
    const entry = await entryOf(books.live, note.journalEntryId);
    expect(entry.date).toBe('2026-05-20');
    expect(written(entry)).toEqual(['Dr 4000 33.33 S20', 'Dr 2200 6.67 S20', 'Cr 1100 40.00']);
    expect(await books.balances('2026-05-19')).toEqual({});
  });

  it('voids only while nothing was refunded or spent', async () => {
    const spent = await books.credited({
      outOfBandAmount: 1,
      creditAmount: 119,
      outOfBandAccountId: clearing,
    });
    const before = await books.balances();
    expectRefusal(await books.live.patch(`/credit-notes/${spent.id}`, { action: 'void' }), {
      status: 409,
      code: 'conflict',
      reason: 'credit_consumed',
    });
    expect(await books.balances()).toEqual(before);
    const whole = await books.credited();
    expect((await books.live.patch(`/credit-notes/${whole.id}`, { action: 'void' })).status).toBe(200);
    expect(await books.balances()).toEqual(before);
  });

  it.each([
    'returned',
    'overcharged',
    'duplicate',
    'order_change',
    'product_unsatisfactory',
    'goodwill',
    'fraudulent',
    'other',
  ])('takes the reason %s and a memo', async (reasonCode) => {
    const note = await books.credited({ reasonCode, memo: 'Agreed with Jo' });
    expect(note).toMatchObject({ reasonCode, memo: 'Agreed with Jo' });
    expect((await entryOf(books.live, note.journalEntryId)).memo).toBe('Agreed with Jo');
    expect((await books.live.get(`/credit-notes?reasonCode=${reasonCode}`)).body.data).toHaveLength(1);
  });

  it('refuses a reason that is none of them', async () => {
    expectInvalid(await books.live.post('/credit-notes', creditNote({ reasonCode: 'whim' })), 'reasonCode');
  });

  it('tells of issuing and voiding with events', async () => {
    const { id } = await books.credited();
    await books.live.patch(`/credit-notes/${id}`, { status: 'issued' });
    await books.live.patch(`/credit-notes/${id}`, { action: 'void', reason: 'Sent twice' });
    const events = await eventsOf(books.live, id);
    expect(events.map(({ type }) => type)).toEqual([
      'credit_note.created',
      'credit_note.issued',
      'credit_note.voided',
    ]);
    expect(events[2]?.data).toMatchObject({ id, status: 'voided', voidReason: 'Sent twice' });
  });

  it('lists by status, and exports the postings', async () => {
    const draft = await books.credited();
    const handedOver = await books.credited({ status: 'issued' });
    const voided = await books.credited();
    await books.live.patch(`/credit-notes/${voided.id}`, { action: 'void' });
    for (const { id, status } of [draft, handedOver, { id: voided.id, status: 'voided' }]) {
      const { body } = await books.live.get(`/credit-notes?status=${status}`);
      expect(body.data.map((note: { id: string }) => note.id)).toEqual([id]);
    }
    const csv = await books.live.get('/journal/export?format=csv&sourceType=credit_note');
    expect(csv.status).toBe(200);
    expect(csv.text.trim().split('\n')).toHaveLength(1 + 4 * 3);
    for (const { number } of [draft, handedOver, voided]) expect(csv.text).toContain(number);
  });

  it('keeps a sandbox with data and keys of its own', async () => {
    const sandbox = await openBooks(app, { name: 'Contoso, sandbox', sandbox: true });
    const note = await sandbox.credited();
    expect(note.number).toBe('CN-2026-0001');
    expectRefusal(await books.live.get(`/credit-notes/${note.id}`), { status: 404, code: 'not_found' });
    expect(await books.balances()).toEqual({});
    expect((await books.credited()).number).toBe('CN-2026-0001');
    const { body } = await sandbox.live.get('/organisation');
    expect(body).toMatchObject({ id: sandbox.organisation.id, sandbox: true });
    await created(sandbox.live, '/credit-notes', creditNote());
    expect((await sandbox.counts()).creditNotes).toBe(2);
  });

  it('resets a sandbox at will, to books without documents and numbers from one, and nothing but a sandbox', async () => {
    const sandbox = await openBooks(app, { name: 'Contoso, sandbox', sandbox: true });
    const untouched = await issued(books);
    await paid(books);
    const balances = await books.balances();
    for (let round = 1; round <= 2; round += 1) {
      const customerId = await customer(sandbox);
      const invoice = await issued(sandbox, { customerId });
      expect(invoice.number).toBe('INV-2026-0001');
      const payment = await paid(sandbox, { customerId, allocations: [{ invoiceId: invoice.id }] });
      const request = { invoiceId: invoice.id, amount: 60, paymentId: payment.id };
      const note = await created(sandbox.live, '/credit-notes', request);
      expect(note.number).toBe('CN-2026-0001');
      expect(await sandbox.balances()).toEqual({
        1100: '0.00',
        1200: '60.00',
        2200: '-10.00',
        4000: '-50.00',
      });
      expect((await sandbox.live.post('/organisation/reset')).status).toBe(200);
      for (const path of [
        `/invoices/${invoice.id}`,
        `/payments/${payment.id}`,
        `/credit-notes/${note.id}`,
        `/customers/${customerId}`,
      ])
        expectRefusal(await sandbox.live.get(path), { status: 404, code: 'not_found' });
      for (const list of ['invoices', 'payments', 'refunds', 'credit-notes', 'open-items']) {
        expect([list, (await sandbox.live.get(`/${list}`)).body.data]).toEqual([list, []]);
      }
      expect(await sandbox.balances()).toEqual({});
    }
    expectRefusal(await books.live.post('/organisation/reset'), { status: 409, code: 'conflict' });
    expect((await books.live.get(`/invoices/${untouched.id}`)).body.amountDue).toBe('120.00');
    expect(await books.balances()).toEqual(balances);
  });
});
