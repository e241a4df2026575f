import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { entryOf, written } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { drafted, issued } from '../../support/invoices';
import { expectNotFound, expectRefusal } from '../../support/problems';
import { due, lastEvent, paid, told } from '../../support/receivables';

describe('A bad debt', () => {
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

  const writeOff = (id: string, request: object = {}) =>
    books.live.post(`/invoices/${id}/write-offs`, request);
  const reverse = (id: string, request: object = {}) => books.live.post(`/write-offs/${id}/reverse`, request);
  const invoiceOf = async (id: string) => (await books.live.get(`/invoices/${id}`)).body;

  it('is written off: all that is due, unless less is named', async () => {
    const { id } = await issued(books, { issueDate: '2026-04-01' });
    await paid(books, { date: '2026-04-10', amount: 20, allocations: [{ invoiceId: id }] });
    const before = await lastEvent(books);
    const { status, body } = await writeOff(id, { amount: 30, date: '2026-05-04', reason: 'Insolvent' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      id: expect.stringMatching(/^wo_/),
      status: 'written_off',
      invoiceId: id,
      amount: '30.00',
      date: '2026-05-04',
      reason: 'Insolvent',
    });
    const entry = await entryOf(books.live, body.journalEntryId);
    expect(entry).toMatchObject({
      date: '2026-05-04',
      sourceType: 'write_off',
      memo: 'Insolvent',
      documentNumber: 'INV-2026-0001',
    });
    expect(written(entry)).toEqual(['Dr 8100 30.00', 'Cr 1100 30.00']);
    expect(await told(books, before)).toEqual(['invoice.written_off']);
    expect((await writeOff(id)).body.amount).toBe('70.00');
    expect(await invoiceOf(id)).toMatchObject({
      amountDue: '0.00',
      amountWrittenOff: '100.00',
      amountSettled: '20.00',
      paymentStatus: 'partially_paid',
    });
    expect((await books.live.get(`/write-offs/${body.id as string}`)).body).toEqual(body);
    expectRefusal(await writeOff(id), { status: 422, code: 'write_off_exceeds_open_amount' });
  });

  it('is due again when the write-off is reversed, and can be paid after all', async () => {
    const { id } = await issued(books, { issueDate: '2026-04-01' });
    const made = (await writeOff(id, { date: '2026-05-04' })).body;
    const beyond = await books.live.post('/payments', {
      clientName: 'Acme Ltd',
      amount: 120,
      allocations: [{ invoiceId: id }],
    });
    expectRefusal(beyond, { status: 422, code: 'allocation_exceeds_open_amount' });
    expectRefusal(await reverse(made.id, { date: '2026-05-03' }), {
      status: 422,
      code: 'reversal_before_original',
    });
    const before = await lastEvent(books);
    const { status, body } = await reverse(made.id, { date: '2026-05-10', reason: 'Paid after all' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'reversed', reversalReason: 'Paid after all' });
    expect(await told(books, before)).toEqual(['write_off.reversed']);
    expect(await due(books, id)).toBe('120.00');
    expect((await paid(books, { allocations: [{ invoiceId: id }] })).balance).toBe('0.00');
    expectRefusal(await reverse(made.id), { status: 409, code: 'conflict', reason: 'already_reversed' });
    expect(await books.balances()).toMatchObject({ '1100': '0.00', '8100': '0.00' });
  });

  it('is never more than is due on that date, of an invoice that is issued', async () => {
    const { id } = await issued(books, { issueDate: '2026-04-01' });
    const beyond = await writeOff(id, { amount: '120.01' });
    expectRefusal(beyond, { status: 422, code: 'write_off_exceeds_open_amount' });
    expect(beyond.body).toMatchObject({ openItemId: id, asked: '120.01', open: '120.00' });
    expectRefusal(await writeOff(id, { date: '2026-03-31' }), { status: 422, code: 'date_before_item' });
    expectRefusal(await writeOff(id, { date: '2026-05-21' }), { status: 422, code: 'date_in_future' });
    const draft = await drafted(books);
    expectRefusal(await writeOff(draft.id), { status: 409, code: 'conflict', reason: 'invoice_not_issued' });
    const voided = await issued(books);
    await books.live.post(`/invoices/${voided.id as string}/void`);
    expectRefusal(await writeOff(voided.id), { status: 409, code: 'conflict', reason: 'already_voided' });
    const free = await issued(books, {
      items: [{ description: 'Gift', quantity: 1, unitPrice: 0, taxRate: 20 }],
    });
    expectRefusal(await writeOff(free.id), { status: 409, code: 'conflict', reason: 'not_a_debt' });
    expectNotFound(await writeOff('inv_unknown'));
    expectNotFound(await reverse('wo_unknown'));
  });

  it('is neither written off nor reversed in a locked month', async () => {
    const { id } = await issued(books, { issueDate: '2026-04-01' });
    const made = (await writeOff(id, { amount: 10, date: '2026-04-10' })).body;
    await books.live.post('/periods/per_2026-04/lock');
    expectRefusal(await writeOff(id, { date: '2026-04-30' }), { status: 403, code: 'period_locked' });
    expectRefusal(await reverse(made.id, { date: '2026-04-30' }), { status: 403, code: 'period_locked' });
  });

  it('keeps an invoice from being voided', async () => {
    const { id } = await issued(books);
    await writeOff(id, { amount: 10 });
    const refused = await books.live.post(`/invoices/${id as string}/void`);
    expectRefusal(refused, { status: 409, code: 'conflict', reason: 'invoice_written_off' });
  });

  it('is found by invoice, status and date', async () => {
    const [first, second] = [
      await issued(books, { issueDate: '2026-04-01' }),
      await issued(books, { issueDate: '2026-04-01' }),
    ];
    const a = (await writeOff(first.id, { date: '2026-04-10' })).body;
    const b = (await writeOff(second.id, { date: '2026-05-10' })).body;
    await reverse(b.id);
    const found = async (query: string) =>
      (await books.live.get(`/write-offs?${query}`)).body.data.map(
        (each: { id: string }) => each.id,
      ) as string[];
    expect(await found('')).toEqual([b.id, a.id]);
    expect(await found(`invoiceId=${first.id as string}`)).toEqual([a.id]);
    expect(await found('status=reversed')).toEqual([b.id]);
    expect(await found('to=2026-04-30')).toEqual([a.id]);
  });
});
