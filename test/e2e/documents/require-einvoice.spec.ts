import { DEMO_ORGANISATION } from '../../../src/modules/organisations/demo-organisation';
import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { completeCustomer, openCompleteBooks, type CompleteBooks } from '../../support/complete-books';
import { drafted, invoice } from '../../support/invoices';
import { expectRefusal } from '../../support/problems';

/** The terms that a refusal names. */
function missingOf(answer: Answer): string[] {
  expectRefusal(answer, { status: 422, code: 'einvoice_incomplete' });
  const missing = JSON.parse(answer.text).missing as { term: string; name: string; field: string }[];
  for (const { name, field } of missing)
    expect([name, field]).toEqual([expect.any(String), expect.any(String)]);
  return missing.map(({ term }) => term);
}

describe('An organisation that requires electronic invoices', () => {
  let app: TestApp;
  let books: CompleteBooks;
  let stranger: Answer['body'];

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openCompleteBooks(app);
    stranger = await created(books.live, '/customers', { name: 'Somewhere Ltd' });
    await books.live.patch('/organisation', { documents: { requireEInvoice: true } });
  });

  const complete = (changes: object = {}) =>
    creditNote({ customerId: books.customer.id, clientName: undefined, ...changes });
  const incomplete = (changes: object = {}) => complete({ customerId: stranger.id, ...changes });

  /** Whatever the work asks for, it leaves nothing. */
  const leavesNothing = async (of: Books, work: () => Promise<void>): Promise<void> => {
    const before = await of.counts();
    await work();
    expect(await of.counts()).toEqual(before);
  };

  it('issues what is complete', async () => {
    const note = await created(books.live, '/credit-notes', complete({ status: 'issued' }));
    const bill = await created(books.live, '/invoices', complete({ status: 'issued' }));
    for (const path of [`/credit-notes/${note.id}`, `/invoices/${bill.id}`])
      expect((await books.live.get(`${path}/xml`)).status).toBe(200);
  });

  it('is told at the preview and at the issue what is missing, and nothing is written', async () => {
    await leavesNothing(books, async () => {
      expect(missingOf(await books.live.post('/credit-notes/preview', incomplete()))).toEqual(['BT-55']);
      expect(missingOf(await books.live.post('/credit-notes', incomplete({ status: 'issued' })))).toEqual([
        'BT-55',
      ]);
      expect(missingOf(await books.live.post('/invoices/preview', incomplete()))).toEqual(['BT-55']);
      expect(missingOf(await books.live.post('/invoices', incomplete({ status: 'issued' })))).toEqual([
        'BT-55',
      ]);
    });
    expect((await books.live.post('/credit-notes/preview', complete())).status).toBe(200);
  });

  it('is told of everything at once, of the seller as well', async () => {
    await books.live.patch('/organisation', { address: { city: 'Hamburg' }, vatNumber: null });
    const refused = await books.live.post('/credit-notes', incomplete({ status: 'issued' }));
    expect(missingOf(refused)).toEqual(['BT-31', 'BT-35', 'BT-38', 'BT-55']);
  });

  it('keeps drafts of what is incomplete, until they are to be issued', async () => {
    const note = await created(books.live, '/credit-notes', incomplete());
    const bill = await drafted(books, { customerId: stranger.id, clientName: undefined });
    await leavesNothing(books, async () => {
      for (const status of ['issued', 'applied'])
        expect(missingOf(await books.live.patch(`/credit-notes/${note.id}`, { status }))).toEqual(['BT-55']);
      expect(missingOf(await books.live.post(`/invoices/${bill.id}/issue`))).toEqual(['BT-55']);
      expect(missingOf(await books.live.patch(`/invoices/${bill.id}`, { status: 'issued' }))).toEqual([
        'BT-55',
      ]);
    });
    expect((await books.live.get(`/credit-notes/${note.id}`)).body.status).toBe('draft');
    await books.live.patch(`/customers/${stranger.id}`, { country: 'DE' });
    expect((await books.live.post(`/invoices/${bill.id}/issue`)).status).toBe(200);
  });

  it('edits the texts of a draft, and voids it, without being asked', async () => {
    const note = await created(books.live, '/credit-notes', incomplete());
    expect((await books.live.patch(`/credit-notes/${note.id}`, { memo: 'x' })).status).toBe(200);
    expect((await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' })).status).toBe(200);
  });

  it('does not issue a draft by using it up', async () => {
    const owed = await created(books.live, '/invoices', complete({ status: 'issued' }));
    const note = await created(books.live, '/credit-notes', complete());
    await books.live.patch('/organisation', { vatNumber: null });
    const allocate = () =>
      books.live.post(`/credit-notes/${note.id}/allocations`, {
        allocations: [{ invoiceId: owed.id, amount: '120.00' }],
      });
    await leavesNothing(books, async () => {
      expect(missingOf(await allocate())).toEqual(['BT-31']);
    });
    await books.live.patch('/organisation', { vatNumber: 'DE136695976' });
    expect((await allocate()).body.status).toBe('applied');
  });

  it('takes of a batch what is complete, and of an atomic one nothing', async () => {
    const creditNotes = [incomplete({ status: 'issued' }), complete({ status: 'issued' })];
    const each = await books.live.post('/credit-notes/batch', { atomic: false, creditNotes });
    expect(each.body.data.map(({ status }: { status: number }) => status)).toEqual([422, 201]);
    await leavesNothing(books, async () => {
      const all = await books.live.post('/credit-notes/batch', { creditNotes });
      expect(all.status).toBe(422);
      const invoices = [invoice({ customerId: stranger.id, clientName: undefined })];
      expect((await books.live.post('/invoices/batch', { invoices })).status).toBe(422);
    });
  });

  it('holds a test key to the same', async () => {
    expect(missingOf(await books.test.post('/credit-notes', incomplete({ status: 'issued' })))).toEqual([
      'BT-55',
    ]);
    expect((await books.test.post('/credit-notes', incomplete())).status).toBe(201);
  });

  it('issues anything again once it no longer asks', async () => {
    await books.live.patch('/organisation', { documents: { requireEInvoice: null } });
    const customer = await created(
      books.live,
      '/customers',
      completeCustomer({ country: null, vatNumber: null }),
    );
    const note = incomplete({ customerId: customer.id, status: 'issued' });
    expect((await books.live.post('/credit-notes', note)).status).toBe(201);
  });

  it('could be the demo organisation, whose documents are complete', async () => {
    const demo = await openBooks(app, DEMO_ORGANISATION);
    await demo.live.patch('/organisation', { documents: { requireEInvoice: true } });
    const customer = await created(demo.live, '/customers', { name: 'Acme Ltd', country: 'GB' });
    const note = complete({ customerId: customer.id, status: 'issued' });
    expect((await demo.live.post('/credit-notes', note)).status).toBe(201);
  });
});
