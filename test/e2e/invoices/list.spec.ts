import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { drafted, issued } from '../../support/invoices';
import { expectInvalid } from '../../support/problems';

describe('The list of invoices', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    const customer = await created(books.live, '/customers', { name: 'Beta plc', currency: 'EUR' });
    const one = (unitPrice: number) => [{ description: 'Widget', quantity: 1, unitPrice, taxRate: 0 }];
    await issued(books, {
      clientName: 'Old',
      issueDate: '2026-03-01',
      dueDate: '2026-03-31',
      items: one(10),
    });
    await issued(books, { clientName: 'New', issueDate: '2026-05-01', reference: 'PO 100%', items: one(20) });
    await issued(books, {
      customerId: customer.id,
      clientName: 'Euro',
      exchangeRate: '0.85',
      items: one(30),
    });
    await drafted(books, { clientName: 'Draft', items: one(40) });
    await issued(books, { clientName: 'Free', items: one(0) });
    const voided = await issued(books, { clientName: 'Void', items: one(50), issueDate: '2026-03-02' });
    await books.live.post(`/invoices/${voided.id}/void`);
    await books.credited();
  });
  afterAll(() => app.close());

  /** Names in the order in which they were made. */
  const names = async (query: string): Promise<string[]> => {
    const { status, body, text } = await books.live.get(`/invoices?${query}`);
    if (status !== 200) throw new Error(text);
    return (body.data as { clientName: string }[]).map(({ clientName }) => clientName).reverse();
  };
  const ALL = ['Old', 'New', 'Euro', 'Draft', 'Free', 'Void'];

  it.each([
    ['', ALL],
    ['status=draft', ['Draft']],
    ['status=issued', ['Old', 'New', 'Euro', 'Free']],
    ['status=voided', ['Void']],
    ['paymentStatus=unpaid', ['Old', 'New', 'Euro', 'Draft', 'Void']],
    ['paymentStatus=paid', ['Free']],
    ['paymentStatus=partially_paid', []],
    ['creditStatus=none', ALL],
    ['creditStatus=credited', []],
    ['overdue=true', ['Old']],
    ['overdue=false', ['New', 'Euro', 'Draft', 'Free', 'Void']],
    ['number=INV-2026-0002', ['New']],
    ['reference=PO%20100%25', ['New']],
    ['currency=EUR', ['Euro']],
    ['issuedFrom=2026-05-01&issuedTo=2026-05-01', ['New']],
    ['dueTo=2026-03-31', ['Old']],
    ['dueFrom=2026-06-01&status=issued', ['Euro', 'Free']],
    ['createdFrom=2026-05-20&createdTo=2026-05-20', ALL],
    ['createdTo=2026-05-19', []],
    ['minGross=20&maxGross=30', ['New', 'Euro']],
    ['q=po%20100%25', ['New']],
    ['q=_', []],
    ['q=euro', ['Euro']],
  ])('by ?%s', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
    const { body } = await books.live.get(`/invoices?${query}`);
    expect(body.pagination.total).toBe(expected.length);
  });

  it('shows each as it is by itself, its amounts due included', async () => {
    const { body } = await books.live.get('/invoices');
    for (const shown of body.data as { id: string }[])
      expect((await books.live.get(`/invoices/${shown.id}`)).body).toEqual(shown);
  });

  it('goes by pages, and by a cursor to the end', async () => {
    expect(await names('page=2&limit=2')).toEqual(['Euro', 'Draft']);
    const seen: string[] = [];
    for (let cursor: string | null = '', first = true; first || cursor; first = false) {
      const {
        body,
      }: { body: { data: { clientName: string }[]; pagination: { nextCursor: string | null } } } =
        await books.live.get(`/invoices?limit=2&paymentStatus=unpaid${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...body.data.map(({ clientName }) => clientName));
      cursor = body.pagination.nextCursor;
    }
    expect(seen.reverse()).toEqual(['Old', 'New', 'Euro', 'Draft', 'Void']);
  });

  it('refuses what no filter can mean', async () => {
    for (const field of [
      'status',
      'paymentStatus',
      'creditStatus',
      'currency',
      'dueTo',
      'overdue',
      'minGross',
    ])
      expectInvalid(await books.live.get(`/invoices?${field}=x`), field);
    expectInvalid(await books.live.get('/invoices?vat=1'), 'vat');
    const { body } = await books.live.get('/credit-notes?limit=1');
    if (body.pagination.nextCursor)
      expectInvalid(await books.live.get(`/invoices?cursor=${body.pagination.nextCursor}`), 'cursor');
    expectInvalid(await books.live.get('/invoices?cursor=abc'), 'cursor');
  });

  it('is for those who may read invoices', async () => {
    const reader = await books.withScopes(['invoices:read']);
    expect((await reader.get('/invoices')).status).toBe(200);
    expect((await (await books.withScopes(['credit-notes:read'])).get('/invoices')).status).toBe(403);
    expect((await reader.post('/invoices', {})).status).toBe(403);
  });
});

describe('An invoice', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
  });
  afterAll(() => app.close());

  it('shows its entry, its customer and its credit notes when asked', async () => {
    const customer = await created(books.live, '/customers', { name: 'Beta plc' });
    const { id, journalEntryId } = await issued(books, { customerId: customer.id, clientName: undefined });
    const { body } = await books.live.get(`/invoices/${id}?expand=journalEntry,customer,creditNotes`);
    expect(body).toMatchObject({
      journalEntry: { id: journalEntryId, sourceId: id },
      customer: { id: customer.id, name: 'Beta plc' },
      creditNotes: [],
    });
    const draft = await drafted(books);
    const { body: shown } = await books.live.get(`/invoices/${draft.id}?expand=journalEntry,customer`);
    expect(shown).toMatchObject({ journalEntry: null, customer: null });
    expectInvalid(await books.live.get(`/invoices/${id}?expand=vat`), 'expand');
  });
});
