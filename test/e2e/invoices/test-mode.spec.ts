import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { written } from '../../support/entries';
import { drafted, invoice, issued } from '../../support/invoices';
import { expectNotFound, expectRefusal } from '../../support/problems';

describe('A test key that invoices', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    books = await openBooks(app);
  });

  const total = async (): Promise<number> =>
    (await books.live.get('/invoices')).body.pagination.total as number;

  it('walks through create, issue and void with the stub, and leaves nothing', async () => {
    const before = await books.counts();
    const { body: draft } = await books.test.post('/invoices', invoice());
    expect(draft).toMatchObject({ test: true, id: expect.stringMatching(/^inv_test_/), number: null });
    const { status, body: stub } = await books.test.post(`/invoices/${draft.id}/issue`);
    expect(status).toBe(200);
    expect(stub).toMatchObject({
      test: true,
      id: draft.id,
      status: 'issued',
      number: expect.stringMatching(/^INV-TEST-/),
    });
    const { body: voided } = await books.test.post(`/invoices/${draft.id}/void`, { reason: 'x' });
    expect(voided).toMatchObject({ test: true, status: 'voided', number: stub.number, voidReason: 'x' });
    expect((await books.test.patch(`/invoices/${draft.id}`, { memo: 'y' })).body).toMatchObject({
      memo: 'y',
    });
    expect((await books.test.delete(`/invoices/${draft.id}`)).status).toBe(204);
    expect(await books.counts()).toEqual(before);
    expect(await total()).toBe(0);
  });

  it('is shown the entry that would be posted, of a new invoice and of a draft that is there', async () => {
    const { body } = await books.test.post('/invoices', invoice({ status: 'issued', number: 'X-1' }));
    expect(body).toMatchObject({
      test: true,
      number: expect.stringMatching(/^INV-TEST-/),
      amountDue: '120.00',
    });
    expect(body.journalEntry).toMatchObject({ number: null, documentNumber: body.number, sourceId: body.id });
    expect(written(body.journalEntry)).toEqual(['Dr 1100 120.00', 'Cr 4000 100.00 S20', 'Cr 2200 20.00 S20']);
    const draft = await drafted(books);
    const dry = (await books.test.post(`/invoices/${draft.id}/issue`)).body;
    expect(written(dry.journalEntry)).toEqual(written(body.journalEntry));
    expect((await books.live.get(`/invoices/${draft.id}`)).body).toEqual(draft);
    expect((await issued(books)).number).toBe('INV-2026-0001');
  });

  it('is refused what a live key is refused', async () => {
    await books.live.post('/periods/per_2026-03/lock');
    const { body: stub } = await books.test.post('/invoices', invoice());
    const locked = { status: 403, code: 'period_locked' } as const;
    expectRefusal(await books.test.post(`/invoices/${stub.id}/issue`, { issueDate: '2026-03-02' }), locked);
    expectRefusal(await books.test.post(`/invoices/${stub.id}/void`, { reversalDate: '2026-03-02' }), locked);
    expectRefusal(await books.test.post(`/invoices/${stub.id}/issue`, { issueDate: '2026-05-21' }), {
      status: 422,
      code: 'date_in_future',
    });
    const made = await issued(books);
    expectRefusal(await books.test.post(`/invoices/${made.id}/issue`), {
      status: 409,
      code: 'conflict',
      reason: 'invoice_not_draft',
    });
    expectRefusal(await books.test.delete(`/invoices/${made.id}`), {
      status: 409,
      code: 'conflict',
      reason: 'invoice_not_draft',
    });
    expect((await books.test.post(`/invoices/${made.id}/void`)).body).toMatchObject({ status: 'voided' });
    expect((await books.live.get(`/invoices/${made.id}`)).body.status).toBe('issued');
  });

  it('alone knows its stubs', async () => {
    const { body: stub } = await books.test.post('/invoices', invoice());
    expectNotFound(await books.live.post(`/invoices/${stub.id}/issue`));
    expectNotFound(await books.live.patch(`/invoices/${stub.id}`, { memo: 'x' }));
    expectNotFound(await books.live.delete(`/invoices/${stub.id}`));
  });

  it('shares with a preview all but the mark', async () => {
    const before = await books.counts();
    const { status, body } = await books.live.post('/invoices/preview', invoice());
    expect(status).toBe(200);
    expect(body).toMatchObject({ test: false, status: 'issued', totals: { gross: '120.00' } });
    expect(written(body.journalEntry)).toHaveLength(3);
    expect(await books.counts()).toEqual(before);
    expectRefusal(await books.live.post('/invoices/preview', invoice({ issueDate: '2026-05-21' })), {
      status: 422,
      code: 'date_in_future',
    });
  });
});
