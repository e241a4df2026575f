import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { drafted, issued } from '../../support/invoices';
import { expectRefusal } from '../../support/problems';

describe('What can be credited of an invoice', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  it('is, at first, all of it: per line, per rate and in all', async () => {
    const items = [
      { description: 'Widget', quantity: 3, unitPrice: 10, taxRate: 20 },
      { lineType: 'text', description: 'As agreed' },
      { description: 'Book', quantity: 1, unitPrice: 8, taxRate: 0 },
      { description: 'Gadget', quantity: 1, unitPrice: 5, taxRate: 20 },
    ];
    const invoice = await issued(books, { items });
    const { status, body } = await books.live.get(`/invoices/${invoice.id}/creditable`);
    expect(status).toBe(200);
    expect(body).toEqual({
      invoiceId: invoice.id,
      invoiceNumber: invoice.number,
      currency: 'GBP',
      pricesIncludeTax: false,
      lines: [
        {
          lineNo: 1,
          description: 'Widget',
          rate: 'S20',
          quantity: '3',
          net: '30.00',
          tax: '6.00',
          gross: '36.00',
        },
        {
          lineNo: 3,
          description: 'Book',
          rate: 'Z0',
          quantity: '1',
          net: '8.00',
          tax: '0.00',
          gross: '8.00',
        },
        {
          lineNo: 4,
          description: 'Gadget',
          rate: 'S20',
          quantity: '1',
          net: '5.00',
          tax: '1.00',
          gross: '6.00',
        },
      ].map((line) => ({ id: invoice.items[line.lineNo - 1].id as string, ...line })),
      rates: [
        { rate: 'S20', net: '35.00', tax: '7.00', gross: '42.00' },
        { rate: 'Z0', net: '8.00', tax: '0.00', gross: '8.00' },
      ],
      net: '43.00',
      tax: '7.00',
      gross: '50.00',
    });
  });

  it('is asked of an issued invoice only', async () => {
    const draft = await drafted(books);
    const creditable = (id: string) => books.live.get(`/invoices/${id}/creditable`);
    const refused = { status: 409, code: 'conflict' } as const;
    expectRefusal(await creditable(draft.id), { ...refused, reason: 'invoice_not_issued' });
    const voided = await issued(books);
    await books.live.post(`/invoices/${voided.id}/void`);
    expectRefusal(await creditable(voided.id), { ...refused, reason: 'invoice_voided' });
  });
});
