import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { expectInvalid, expectRefusal } from '../../support/problems';

describe('A credit note of an invoice from another system', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
  });
  afterAll(async () => {
    await assertBooksHold(app, books).finally(() => app.close());
  });

  const original = (changes: object = {}, note: object = {}): object => ({
    originalInvoice: { number: 'R-2026-17', issueDate: '2026-03-15', ...changes },
    ...note,
  });

  it('names it on the document', async () => {
    const full = {
      number: 'R-2026-17',
      issueDate: '2026-03-15',
      taxPoint: '2026-03-10',
      currency: 'GBP',
      exchangeRate: '1',
    };
    const note = await books.credited({ originalInvoice: full });
    expect(note).toMatchObject({ originalInvoice: full, invoiceId: null, invoiceNumber: null });
    expect((await books.live.get(`/credit-notes/${note.id}`)).body.originalInvoice).toEqual(full);
    expect((await books.credited(original())).originalInvoice).toEqual({
      number: 'R-2026-17',
      issueDate: '2026-03-15',
      taxPoint: null,
      currency: null,
      exchangeRate: null,
    });
  });

  it('is dated no earlier than it', async () => {
    expect((await books.credited(original({}, { issueDate: '2026-03-15' }))).issueDate).toBe('2026-03-15');
    const earlier = creditNote(original({}, { issueDate: '2026-03-14' }));
    expectInvalid(await books.live.post('/credit-notes', earlier), 'issueDate');
    const tomorrow = creditNote(original({ issueDate: '2026-05-21' }));
    expectInvalid(await books.live.post('/credit-notes', tomorrow), 'issueDate');
  });

  it('takes its currency and rate from it, so that the two cancel', async () => {
    const own = await openBooks(app);
    const inEuro = { currency: 'EUR', exchangeRate: '0.9' };
    expect(await own.credited(original(inEuro))).toMatchObject(inEuro);
    expect((await own.balances())['1100']).toBe('-108.00');
  });

  it('takes its currency even if the customer’s is another', async () => {
    const { id: customerId } = await created(books.live, '/customers', { name: 'Acme', currency: 'USD' });
    const note = await books.credited(original({ currency: 'EUR', exchangeRate: '0.9' }, { customerId }));
    expect(note).toMatchObject({ currency: 'EUR', exchangeRate: '0.9' });
  });

  it('is refused in another currency than it', async () => {
    const other = creditNote(original({ currency: 'EUR', exchangeRate: '0.9' }, { currency: 'GBP' }));
    expectRefusal(await books.live.post('/credit-notes', other), { status: 422, code: 'currency_mismatch' });
  });

  it('is refused at another rate than it', async () => {
    const other = original({ currency: 'EUR', exchangeRate: '0.9' }, { exchangeRate: '0.91' });
    expectInvalid(await books.live.post('/credit-notes', creditNote(other)), 'exchangeRate');
    const same = original({ currency: 'EUR', exchangeRate: '0.9' }, { exchangeRate: '0.90' });
    expect((await books.credited(same)).exchangeRate).toBe('0.9');
  });

  it.each([
    ['without its number', { number: undefined }, 'originalInvoice.number'],
    ['without its date', { issueDate: undefined }, 'originalInvoice.issueDate'],
    ['with a date that does not exist', { issueDate: '2026-02-30' }, 'originalInvoice.issueDate'],
    ['with a tax point that does not exist', { taxPoint: '2026-02-30' }, 'originalInvoice.taxPoint'],
    ['with a currency that is none', { currency: 'QQQ' }, 'originalInvoice.currency'],
    ['with a field that is unknown', { total: 1 }, 'originalInvoice.total'],
  ])('is refused %s', async (_, changes, field) => {
    expectInvalid(await books.live.post('/credit-notes', creditNote(original(changes))), field);
  });

  it.each([
    ['a text', 'R-17'],
    ['a list', []],
    ['a number', 17],
  ])('is refused as %s', async (_, originalInvoice) => {
    const { status, body } = await books.live.post('/credit-notes', creditNote({ originalInvoice }));
    expect([status, body.code]).toEqual([400, 'validation_failed']);
  });

  it('is found by its number', async () => {
    const note = await books.credited(original({ number: 'FIND-ME-42' }));
    const { body } = await books.live.get('/credit-notes?q=find-me');
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual([note.id]);
  });
});
