import { startTestApp, type TestApp } from '../../../support/app';
import { created, openBooks, type Books } from '../../../support/books';
import { written } from '../../../support/entries';
import { issued } from '../../../support/invoices';
import { expectRefusal } from '../../../support/problems';
import { customer, paid } from '../../../support/receivables';

describe('A credit of an invoice that is tried out', () => {
  let app: TestApp;
  let books: Books;
  let customerId: string;
  let invoice: Awaited<ReturnType<typeof issued>>;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
    customerId = await customer(books);
    const items = [
      { description: 'Widget', quantity: 4, unitPrice: 25, taxRate: 20 },
      { description: 'Book', quantity: 2, unitPrice: 4, taxRate: 0 },
    ];
    invoice = await issued(books, { customerId, items });
  });

  const tries: [string, (request: object) => ReturnType<Books['live']['post']>, number][] = [
    ['by a preview', (request) => books.live.post('/credit-notes/preview', request), 200],
    ['with a test key', (request) => books.test.post('/credit-notes', request), 201],
  ];

  it.each(tries)('%s shows the ceilings, per line and per rate', async (_, send, status) => {
    await created(books.live, '/credit-notes', {
      invoiceId: invoice.id,
      items: [{ invoiceLineId: invoice.items[0].id, quantity: 1 }],
    });
    const [counts, balances] = [await books.counts(), await books.balances()];
    const answer = await send({ invoiceId: invoice.id, amount: 10 });
    expect(answer.status).toBe(status);
    expect(answer.body.ceilings).toEqual((await books.live.get(`/invoices/${invoice.id}/creditable`)).body);
    expect(answer.body.ceilings).toMatchObject({
      gross: '98.00',
      lines: [
        { quantity: '3', net: '75.00', tax: '15.00' },
        { quantity: '2', net: '8.00' },
      ],
      rates: [
        { rate: 'S20', net: '75.00', gross: '90.00' },
        { rate: 'Z0', gross: '8.00' },
      ],
    });
    expect(answer.body).toMatchObject({
      prePaymentAmount: '10.00',
      balance: '0.00',
      allocations: [{ id: expect.stringMatching(/^alc_test_/), amount: '10.00' }],
    });
    expect(await books.counts()).toEqual(counts);
    expect(await books.balances()).toEqual(balances);
  });

  it.each(tries)('%s shows the entry of a settlement outside the system', async (_, send) => {
    await paid(books, { customerId, amount: 128, allocations: [{ invoiceId: invoice.id }] });
    const outOfBandAccountId = (await books.live.get('/accounts?q=1260')).body.data[0].id;
    const request = { invoiceId: invoice.id, amount: 10, outOfBandAmount: 10, outOfBandAccountId };
    const { body } = await send(request);
    expect(written(body.settlementEntry)).toEqual(['Dr 1100 10.00', 'Cr 1260 10.00']);
    expect(body).toMatchObject({ balance: '0.00', status: 'applied' });
  });

  it.each(tries)('%s is refused as it would be', async (_, send) => {
    const refused = await send({ invoiceId: invoice.id, amount: '128.01' });
    expectRefusal(refused, { status: 422, code: 'credit_exceeds_invoice' });
  });

  it('with a test key voids, reissues, applies, pays back and takes back, and leaves no trace', async () => {
    await paid(books, { customerId, amount: 128, allocations: [{ invoiceId: invoice.id }] });
    const other = await issued(books, { customerId });
    const note = await created(books.live, '/credit-notes', {
      invoiceId: invoice.id,
      amount: 60,
      refundAmount: 20,
      creditAmount: 40,
    });
    const [counts, balances] = [await books.counts(), await books.balances()];
    const path = `/credit-notes/${note.id}`;
    const reissued = await books.test.post(`${path}/void-and-reissue`, {
      creditNote: { invoiceId: invoice.id, amount: 128 },
    });
    expect([reissued.status, reissued.body.test]).toEqual([201, true]);
    expect(reissued.body).toMatchObject({
      voided: { status: 'voided', journalEntry: { reversesEntryId: note.journalEntryId } },
      creditNote: { id: expect.stringMatching(/^cn_test_/), totals: { gross: '128.00' } },
    });
    const allocations = [{ invoiceId: other.id, amount: 40 }];
    const applied = await books.test.post(`${path}/allocations`, { allocations });
    expect(applied.body).toMatchObject({ test: true, balance: '20.00' });
    const refund = await books.test.post(`${path}/refunds`, {});
    expect(refund.body).toMatchObject({
      test: true,
      amount: '20.00',
      id: expect.stringMatching(/^ref_test_/),
    });
    expect(await books.counts()).toEqual(counts);
    expect(await books.balances()).toEqual(balances);
    const stub = await books.test.post(`/credit-notes/${reissued.body.creditNote.id}/void-and-reissue`, {
      creditNote: { invoiceId: invoice.id, amount: 1 },
    });
    expect(stub.body).toMatchObject({
      voided: { status: 'voided' },
      creditNote: { totals: { gross: '1.00' } },
    });
  });
});
