import { startTestApp, type TestApp } from '../../../support/app';
import { openBooks, type Books } from '../../../support/books';
import { entryOf, written } from '../../../support/entries';
import { assertBooksHold } from '../../../support/invariants';
import { issued } from '../../../support/invoices';
import { expectInvalid, expectRefusal } from '../../../support/problems';
import { customer, due, lastEvent, told } from '../../../support/receivables';

describe('A credit on the customer’s account', () => {
  let app: TestApp;
  let books: Books;
  let customerId: string;
  let note: Awaited<ReturnType<Books['credited']>>;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  afterEach(() => assertBooksHold(app, books));
  beforeEach(async () => {
    books = await openBooks(app);
    customerId = await customer(books);
    note = await books.credited({
      customerId,
      clientName: undefined,
      issueDate: '2026-05-06',
      refundAmount: 50,
      creditAmount: 70,
    });
  });

  const invoiced = (changes: object = {}) =>
    issued(books, { customerId, issueDate: '2026-05-04', ...changes });
  const apply = (allocations: readonly object[], date?: string) =>
    books.live.post(`/credit-notes/${note.id}/allocations`, { date, allocations });
  const refund = (request: object = {}) => books.live.post(`/credit-notes/${note.id}/refunds`, request);
  const shown = async () => (await books.live.get(`/credit-notes/${note.id}`)).body;

  it('is applied to several invoices, but for what is reserved, and taken back', async () => {
    const [first, second] = [await invoiced(), await invoiced()];
    const before = await lastEvent(books);
    const answer = await apply([{ invoiceId: first.id, amount: 30 }, { invoiceId: second.id }], '2026-05-08');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      status: 'draft',
      balance: '50.00',
      allocations: [
        { invoiceId: first.id, amount: '30.00', date: '2026-05-08', kind: 'applied' },
        { invoiceId: second.id, amount: '40.00' },
      ],
    });
    expect([await due(books, first.id), await due(books, second.id)]).toEqual(['90.00', '80.00']);
    expect(await told(books, before)).toEqual(['credit_note.allocated']);
    const [allocation] = answer.body.allocations;
    const back = await books.live.delete(
      `/credit-notes/${note.id}/allocations/${allocation.id}?date=2026-05-09`,
    );
    expect(back.body).toMatchObject({ balance: '80.00', allocations: [{ invoiceId: second.id }] });
    expect(await shown()).toEqual(back.body);
    expect(await due(books, first.id)).toBe('120.00');
    expect(await told(books, before)).toEqual(['credit_note.allocated', 'credit_note.unallocated']);
    const again = await books.live.delete(`/credit-notes/${note.id}/allocations/${allocation.id}`);
    expectRefusal(again, { status: 409, code: 'conflict', reason: 'already_unapplied' });
  });

  it('is applied with the last of it, and issued again when some comes back', async () => {
    const invoice = await invoiced();
    await refund();
    const before = await lastEvent(books);
    const { body } = await apply([{ invoiceId: invoice.id }]);
    expect(body).toMatchObject({ status: 'applied', balance: '0.00', refundedAmount: '50.00' });
    expect(await told(books, before)).toEqual(['credit_note.allocated', 'credit_note.applied']);
    await books.live.delete(`/credit-notes/${note.id}/allocations/${body.allocations[0].id}`);
    expect(await shown()).toMatchObject({ status: 'issued', balance: '70.00', issuedAt: expect.any(String) });
  });

  it('is not applied beyond itself, before either date, to another customer, or where it is locked', async () => {
    const invoice = await invoiced();
    const beyond = await apply([{ invoiceId: invoice.id, amount: '70.01' }]);
    expectRefusal(beyond, { status: 422, code: 'allocation_exceeds_open_amount' });
    expect(beyond.body).toMatchObject({ asked: '70.01', open: '70.00' });
    const early = await apply([{ invoiceId: invoice.id }], '2026-05-05');
    expectRefusal(early, { status: 422, code: 'date_before_item' });
    const others = await issued(books);
    expectRefusal(await apply([{ invoiceId: others.id }]), { status: 422, code: 'customer_mismatch' });
    await books.live.put('/periods/locks', { all: '2026-05-08' });
    expectRefusal(await apply([{ invoiceId: invoice.id }], '2026-05-07'), {
      status: 403,
      code: 'period_locked',
    });
    expectInvalid(await apply([]), 'allocations');
    expect(await shown()).toMatchObject({ balance: '120.00', allocations: [] });
    expect(await due(books, invoice.id)).toBe('120.00');
  });

  it('is paid back out of its reserve, and no further', async () => {
    const before = await lastEvent(books);
    const { status, body } = await refund({ amount: 20, date: '2026-05-10', reference: 'FT 1', memo: 'x' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ amount: '20.00', source: 'credit_note', creditNoteId: note.id, customerId });
    expect(written(await entryOf(books.live, body.journalEntryId))).toEqual([
      'Dr 1100 20.00',
      'Cr 1200 20.00',
    ]);
    expect(await told(books, before)).toEqual(['credit_note.refunded']);
    const beyond = await refund({ amount: '30.01' });
    expectRefusal(beyond, { status: 422, code: 'refund_exceeds_reserve' });
    expect(beyond.body).toMatchObject({ asked: '30.01', left: '30.00' });
    expect((await refund()).body.amount).toBe('30.00');
    expectRefusal(await refund(), { status: 422, code: 'refund_exceeds_reserve' });
    expect(await shown()).toMatchObject({ refundedAmount: '50.00', balance: '70.00' });
    const { body: list } = await books.live.get(`/credit-notes/${note.id}/refunds`);
    expect(list.data.map(({ amount }: { amount: string }) => amount)).toEqual(['30.00', '20.00']);
  });

  it('is neither applied nor paid back once it is voided', async () => {
    const invoice = await invoiced();
    await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' });
    const refusal = { status: 409, code: 'conflict', reason: 'already_voided' } as const;
    expectRefusal(await apply([{ invoiceId: invoice.id }]), refusal);
    expectRefusal(await refund(), refusal);
  });
});
