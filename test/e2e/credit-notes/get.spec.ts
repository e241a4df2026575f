import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { entryOf } from '../../support/entries';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid, expectNotFound } from '../../support/problems';

describe('Getting a credit note', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app);
  });
  afterAll(async () => {
    await assertBooksHold(app, books).finally(() => app.close());
  });

  it('shows what was created, and nothing more', async () => {
    const note = await books.credited();
    const { body } = await books.live.get(`/credit-notes/${note.id}`);
    expect(body).toEqual(note);
    for (const field of ['journalEntry', 'customer', 'invoice']) expect(body).not.toHaveProperty(field);
  });

  it('expands the journal entry, the customer and the invoice when asked', async () => {
    const customer = await created(books.live, '/customers', { name: 'Acme Ltd', country: 'GB' });
    const note = await books.credited({ customerId: customer.id });
    const { body } = await books.live.get(`/credit-notes/${note.id}?expand=journalEntry,customer,invoice`);
    expect(body).toMatchObject(note);
    expect(body.journalEntry).toEqual(await entryOf(books.live, note.journalEntryId));
    expect(body.customer).toEqual((await books.live.get(`/customers/${customer.id}`)).body);
    expect(body.invoice).toBeNull();
    const one = (await books.live.get(`/credit-notes/${note.id}?expand=customer`)).body;
    expect(Object.keys(one)).toContain('customer');
    expect(Object.keys(one)).not.toContain('journalEntry');
  });

  it('expands to null what is not there', async () => {
    const items = [{ description: 'Sample', quantity: 1, unitPrice: 0, taxRate: 20 }];
    const free = await books.credited({ items });
    const { body } = await books.live.get(`/credit-notes/${free.id}?expand=journalEntry,%20customer`);
    expect(body).toMatchObject({ journalEntry: null, customer: null });
  });

  it.each(['lines', 'journalEntry,secrets', '', 'x'.repeat(101)])('does not expand %j', async (expand) => {
    const { id } = await books.credited();
    expectInvalid(await books.live.get(`/credit-notes/${id}?expand=${expand}`), 'expand');
  });

  it('shows the reversal after a void', async () => {
    const { id } = await books.credited();
    const { body: voided } = await books.live.patch(`/credit-notes/${id}`, {
      action: 'void',
      reason: 'Twice',
    });
    expect((await books.live.get(`/credit-notes/${id}`)).body).toEqual(voided);
    expect(voided).toMatchObject({ status: 'voided', voidReason: 'Twice', balance: '0.00' });
  });

  it.each([
    'cn_01kaa3w8wdf8v9t6rzqj1b0k7h',
    'cn_test_01kaa3w8wdf8v9t6rzqj1b0k7h',
    'je_01kaa3w8wdf8v9t6rzqj1b0k7h',
    'CN-2026-0001',
    "' OR 1=1",
    'x'.repeat(150),
  ])('is 404 for the id %s', async (id) => {
    expectNotFound(await books.live.get(`/credit-notes/${encodeURIComponent(id)}`));
  });

  it('is 404 for another organisation’s note, whatever is asked of it', async () => {
    const { id } = await books.credited();
    const other = await openBooks(app);
    expectNotFound(await other.live.get(`/credit-notes/${id}`));
    expectNotFound(await other.live.patch(`/credit-notes/${id}`, { status: 'issued' }));
    expectNotFound(await other.live.patch(`/credit-notes/${id}`, { action: 'void' }));
    expect((await books.live.get(`/credit-notes/${id}`)).body.status).toBe('draft');
  });
});
