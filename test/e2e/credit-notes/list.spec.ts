import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid } from '../../support/problems';

describe('The list of credit notes', () => {
  let app: TestApp;
  let books: Books;
  let customerId: string;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
    customerId = (await created(books.live, '/customers', { name: 'Beta plc', currency: 'EUR' })).id;
    const item = (unitPrice: number): object[] => [
      { description: 'x', quantity: 1, unitPrice, taxRate: 20 },
      { lineType: 'text', description: 'Thank you' },
    ];
    const make = async (on: string, changes: object): Promise<string> => {
      app.clock.travelTo(`${on}T10:00:00Z`);
      return (await books.credited({ number: undefined, ...changes })).number;
    };
    await make('2026-03-01', { items: item(10), reason: 'Broken', reasonCode: 'returned' });
    await make('2026-03-02', { items: item(100), clientName: '100% Acme_Ltd', status: 'issued' });
    await make('2026-03-03', { items: item(50), customerId, clientName: undefined, exchangeRate: '0.9' });
    await make('2026-03-04', { items: item(20), issueDate: '2026-02-28', clientEmail: 'jo@gamma.example' });
    await make('2026-03-05', {
      items: item(30),
      originalInvoice: { number: 'R-99', issueDate: '2026-01-01' },
    });
    const last = await books.credited({ items: item(40), number: 'RMA\\7' });
    await books.live.patch(`/credit-notes/${last.id}`, { action: 'void' });
    app.clock.travelTo('2026-03-10T10:00:00Z');
    await openBooks(app).then((other) => other.credited());
  });
  afterAll(async () => {
    await assertBooksHold(app, books).finally(() => app.close());
  });

  const listed = async (query: string): Promise<string[]> => {
    const { status, body, text } = await books.live.get(`/credit-notes${query}`);
    if (status !== 200) throw new Error(text);
    expect(body.pagination.total).toBe(body.data.length);
    return body.data.map(({ number }: { number: string }) => number.replace('CN-2026-000', ''));
  };

  it('shows an organisation’s own, newest first, as each is shown by itself', async () => {
    expect(await listed('')).toEqual(['RMA\\7', '5', '4', '3', '2', '1']);
    const { body } = await books.live.get('/credit-notes');
    for (const note of body.data) {
      expect((await books.live.get(`/credit-notes/${note.id}`)).body).toEqual(note);
    }
    expect(body.pagination).toEqual({ page: 1, limit: 50, total: 6, totalPages: 1, nextCursor: null });
  });

  it.each([
    ['status=draft', ['5', '4', '3', '1']],
    ['status=issued', ['2']],
    ['status=applied', []],
    ['status=voided', ['RMA\\7']],
    ['deliveryStatus=none', ['RMA\\7', '5', '4', '3', '2', '1']],
    ['deliveryStatus=sent', []],
    ['invoiceId=inv_01kaa3w8wdf8v9t6rzqj1b0k7h', []],
    ['customerId=cus_01kaa3w8wdf8v9t6rzqj1b0k7h', []],
    ['number=CN-2026-0002', ['2']],
    ['number=CN-2026', []],
    ['reasonCode=returned', ['1']],
    ['reasonCode=goodwill', []],
    ['currency=EUR', ['3']],
    ['currency=GBP', ['RMA\\7', '5', '4', '2', '1']],
    ['issuedFrom=2026-03-03', ['RMA\\7', '5', '3']],
    ['issuedTo=2026-03-01', ['4', '1']],
    ['issuedFrom=2026-02-28&issuedTo=2026-02-28', ['4']],
    ['createdFrom=2026-03-04', ['RMA\\7', '5', '4']],
    ['createdTo=2026-03-02', ['2', '1']],
    ['createdTo=2026-03-02T09:59:59Z', ['1']],
    ['createdFrom=2026-03-02T11:59:00%2B02:00&createdTo=2026-03-03', ['3', '2']],
    ['minGross=60', ['3', '2']],
    ['minGross=60.01', ['2']],
    ['maxGross=24', ['4', '1']],
    ['minGross=24&maxGross=36', ['5', '4']],
    ['q=beta', ['3']],
    ['q=BROKEN', ['1']],
    ['q=gamma.example', ['4']],
    ['q=r-99', ['5']],
    ['q=0004', ['4']],
    ['q=100%25%20acme', ['2']],
    ['q=%25', ['2']],
    ['q=_', ['2']],
    ['q=%5C', ['RMA\\7']],
    ["q=' OR 1=1 --", []],
    ['q=nobody', []],
    ['status=draft&currency=GBP&maxGross=30', ['4', '1']],
  ])('by %s', async (query, numbers) => {
    expect(await listed(`?${query}`)).toEqual(numbers);
  });

  it('by customer', async () => {
    expect(await listed(`?customerId=${customerId}`)).toEqual(['3']);
  });

  it.each([
    ['status=open', 'status'],
    ['deliveryStatus=lost', 'deliveryStatus'],
    ['reasonCode=whim', 'reasonCode'],
    ['currency=XXQ', 'currency'],
    ['issuedFrom=2026-02-30', 'issuedFrom'],
    ['issuedTo=yesterday', 'issuedTo'],
    ['createdFrom=2026-13-01', 'createdFrom'],
    ['createdTo=2026-03-01T25:00:00Z', 'createdTo'],
    ['minGross=lots', 'minGross'],
    ['maxGross=-1', 'maxGross'],
    ['minGross=1e400', 'minGross'],
    ['q=', 'q'],
    [`q=${'x'.repeat(101)}`, 'q'],
    ['page=0', 'page'],
    ['page=-1', 'page'],
    ['page=1.5', 'page'],
    ['page=one', 'page'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=1000000000', 'limit'],
    ['cursor=forged', 'cursor'],
    ['cursor=Y25fMDFrYWEzdzh3ZGY4djl0NnJ6cWoxYjBrN2g&page=2', 'cursor'],
    ['sort=number', 'sort'],
    ['status=draft&status=issued', 'status'],
    ['customerId[]=x', 'customerId[]'],
  ])('refuses %s', async (query, field) => {
    expectInvalid(await books.live.get(`/credit-notes?${query}`), field);
  });
});
