import { startTestApp, type TestApp } from '../../../support/app';
import { created, openBooks, type Books } from '../../../support/books';
import { assertBooksHold } from '../../../support/invariants';
import { drafted, issued } from '../../../support/invoices';
import { expectInvalid, expectRefusal } from '../../../support/problems';
import { customer } from '../../../support/receivables';

const ITEMS = [
  { description: 'Widget', quantity: 4, unitPrice: 25, taxRate: 20 },
  { description: 'Book', quantity: 2, unitPrice: 4, taxRate: 0 },
];

describe('A credit of an invoice is refused', () => {
  let app: TestApp;
  let books: Books;
  let invoice: Awaited<ReturnType<typeof issued>>;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
    invoice = await issued(books, { items: ITEMS, issueDate: '2026-05-04' });
  });
  afterEach(async () => {
    await assertBooksHold(app, books);
    expect(await books.balances()).toEqual(kept);
  });

  let kept: Record<string, string>;
  const send = async (request: object) => {
    kept = await books.balances();
    return books.live.post('/credit-notes', { invoiceId: invoice.id, ...request });
  };
  const line = (at: number): string => invoice.items[at].id;

  it.each([
    [
      'more of a line than it has',
      () => [{ invoiceLineId: line(0), quantity: 5 }],
      { asked: '5', left: '4' },
    ],
    [
      'a line twice over',
      () => [3, 2].map((quantity) => ({ invoiceLineId: line(0), quantity })),
      { field: 'items.1.quantity', asked: '2', left: '1' },
    ],
    [
      'more than the amount of a line',
      () => [{ invoiceLineId: line(1), amount: '8.01' }],
      { asked: '8.01', left: '8.00' },
    ],
    [
      'more than there is at the rate',
      () => [{ description: 'x', quantity: 1, unitPrice: '8.01', taxRate: 0 }],
      { rate: 'Z0', left: '8.00' },
    ],
    [
      'a rate that the invoice has not',
      () => [{ description: 'x', quantity: 1, unitPrice: 1, taxRate: 5 }],
      { rate: 'S5', left: '0.00' },
    ],
  ])('%s', async (_, items, members) => {
    const refused = await send({ items: items() });
    expectRefusal(refused, { status: 422, code: 'credit_exceeds_invoice' });
    expect(refused.body).toMatchObject({ invoiceId: invoice.id, ...members });
  });

  it('more than the invoice has left, whatever was credited before', async () => {
    await created(books.live, '/credit-notes', { invoiceId: invoice.id, amount: 100 });
    const refused = await send({ amount: '28.01' });
    expectRefusal(refused, { status: 422, code: 'credit_exceeds_invoice' });
    expect(refused.body).toMatchObject({ field: 'amount', asked: '28.01', left: '28.00' });
  });

  it('a part that was written off, until the write-off is reversed', async () => {
    const writeOff = await created(books.live, `/invoices/${invoice.id}/write-offs`, { amount: 28 });
    const refused = await send({ amount: '100.01' });
    expectRefusal(refused, { status: 409, code: 'conflict', reason: 'invoice_written_off' });
    expect(refused.body).toMatchObject({ asked: '100.01', left: '100.00', writtenOff: '28.00' });
    expect((await send({ amount: 100 })).status).toBe(201);
    expect((await books.live.post(`/write-offs/${writeOff.id}/reverse`)).status).toBe(200);
    expect((await send({ amount: 28 })).status).toBe(201);
    kept = await books.balances();
  });

  it('a draft, a voided invoice, and one that is not there', async () => {
    const draft = await drafted(books);
    const unissued = await send({ invoiceId: draft.id, amount: 1 });
    expectRefusal(unissued, { status: 409, code: 'conflict', reason: 'invoice_not_issued' });
    await books.live.post(`/invoices/${invoice.id}/void`);
    expectRefusal(await send({ amount: 1 }), { status: 409, code: 'conflict', reason: 'invoice_voided' });
    for (const name of [{ invoiceId: 'inv_x' }, { invoiceId: undefined, invoiceNumber: 'INV-1' }])
      expectRefusal(await send({ amount: 1, ...name }), { status: 404, code: 'not_found' });
  });

  it('the invoice of another organisation', async () => {
    const others = await openBooks(app);
    const refused = await others.live.post('/credit-notes', { invoiceId: invoice.id, amount: 1 });
    expectRefusal(refused, { status: 404, code: 'not_found' });
    kept = await books.balances();
  });

  it('a day before the invoice, or to come, or in a locked month', async () => {
    const early = await send({ amount: 1, issueDate: '2026-05-03' });
    expectRefusal(early, { status: 422, code: 'date_before_invoice' });
    expect(early.body).toMatchObject({ date: '2026-05-03', invoiceDate: '2026-05-04' });
    expectRefusal(await send({ amount: 1, issueDate: '2026-05-21' }), {
      status: 422,
      code: 'date_in_future',
    });
    await books.live.put('/periods/locks', { tax: '2026-05-06' });
    expectRefusal(await send({ amount: 1, issueDate: '2026-05-06' }), { status: 403, code: 'period_locked' });
  });

  it('another currency, rate, customer or number than the invoice has', async () => {
    expectRefusal(await send({ amount: 1, currency: 'EUR' }), { status: 422, code: 'currency_mismatch' });
    expectInvalid(await send({ amount: 1, exchangeRate: '1.5' }), 'exchangeRate');
    expectInvalid(await send({ amount: 1, invoiceNumber: 'INV-2026-0002' }), 'invoiceNumber');
    expectInvalid(await send({ amount: 1, dimensions: { project: 'x' } }), 'dimensions');
    const originalInvoice = { number: 'X', issueDate: '2026-05-01' };
    expectInvalid(await send({ amount: 1, originalInvoice }), 'originalInvoice');
    const customerId = await customer(books);
    expectRefusal(await send({ amount: 1, customerId }), { status: 422, code: 'customer_mismatch' });
  });

  it('lines beside an amount, or neither', async () => {
    expectInvalid(await send({ amount: 1, items: [{ invoiceLineId: line(0), quantity: 1 }] }), 'amount');
    expectInvalid(await send({}), 'items');
    expectInvalid(await send({ items: [{ lineType: 'text', description: 'x' }] }), 'items');
    expectInvalid(await send({ amount: '0.001' }), 'amount');
  });
});
