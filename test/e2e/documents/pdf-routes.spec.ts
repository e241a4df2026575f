import { createHash } from 'node:crypto';
import { startTestApp, type TestApp } from '../../support/app';
import { created, creditNote, openBooks } from '../../support/books';
import { openCompleteBooks, type CompleteBooks } from '../../support/complete-books';
import { fetchFile, type FileAnswer } from '../../support/files';
import { drafted, issued } from '../../support/invoices';
import { expectNotFound, expectRefusal } from '../../support/problems';

describe('A document as a PDF', () => {
  let app: TestApp;
  let books: CompleteBooks;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openCompleteBooks(app);
  });
  afterAll(() => app.close());

  const file = (path: string, headers = {}): Promise<FileAnswer> =>
    fetchFile(app, books.liveKey, path, headers);
  const credited = (changes = {}) =>
    books.credited({ customerId: books.customer.id, clientName: undefined, ...changes });

  it('is named by its number, private, and told apart by its bytes', async () => {
    const { id } = await credited({ number: 'GS/2026 №7', status: 'issued' });
    const { status, headers, bytes } = await file(`/credit-notes/${id}/pdf`);
    expect(status).toBe(200);
    expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-');
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-length')).toBe(String(bytes.length));
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="GS_2026_7.pdf"; filename*=UTF-8''GS_2026_7.pdf`,
    );
    expect(headers.get('cache-control')).toContain('private');
    expect(headers.get('etag')).toBe(`"${createHash('sha256').update(bytes).digest('hex')}"`);
  });

  it('is not sent again to whoever has it', async () => {
    const { id } = await credited({ status: 'issued' });
    const first = await file(`/credit-notes/${id}/pdf`);
    const etag = first.headers.get('etag') ?? '';
    const again = await file(`/credit-notes/${id}/pdf`, { 'if-none-match': etag });
    expect([again.status, again.bytes.length]).toEqual([304, 0]);
    expect(again.headers.get('etag')).toBe(etag);
    const other = await file(`/credit-notes/${id}/pdf`, { 'if-none-match': '"another"' });
    expect(other.bytes.equals(first.bytes)).toBe(true);
  });

  it('is there for a credit note in draft, which is numbered and booked, and follows its edits', async () => {
    const { id } = await credited({ notes: 'First wording' });
    const before = await file(`/credit-notes/${id}/pdf`);
    await books.live.patch(`/credit-notes/${id}`, { notes: 'Second wording' });
    const after = await file(`/credit-notes/${id}/pdf`);
    expect([before.status, after.status]).toEqual([200, 200]);
    expect(after.bytes.equals(before.bytes)).toBe(false);
  });

  it('is marked as a draft when asked to be, and when it is an invoice that is one', async () => {
    const { id } = await credited({ status: 'issued' });
    const plain = await file(`/credit-notes/${id}/pdf`);
    const marked = await file(`/credit-notes/${id}/pdf?draft=true`);
    expect(marked.status).toBe(200);
    expect(marked.bytes.equals(plain.bytes)).toBe(false);
    const draft = await drafted(books, { customerId: books.customer.id, clientName: undefined });
    const path = `/invoices/${draft.id}/pdf`;
    const [shown, asked] = [await file(path), await file(`${path}?draft=true`)];
    expect([shown.status, shown.bytes.equals(asked.bytes)]).toEqual([200, true]);
    expect(shown.headers.get('content-disposition')).toContain(`draft-${draft.id}.pdf`);
    expectRefusal(await books.live.get(`${path}?draft=perhaps`), {
      status: 400,
      code: 'validation_failed',
      field: 'draft',
    });
  });

  it('is marked as void once it is voided without having been archived', async () => {
    const { id } = await credited();
    const before = await file(`/credit-notes/${id}/pdf`);
    await books.live.patch(`/credit-notes/${id}`, { action: 'void' });
    const after = await file(`/credit-notes/${id}/pdf`);
    expect([after.status, after.bytes.equals(before.bytes)]).toEqual([200, false]);
  });

  it('is there without an electronic invoice where the terms for one are missing', async () => {
    const bare = await openBooks(app);
    const { id } = await bare.credited({ status: 'issued' });
    const { status, bytes } = await fetchFile(app, bare.liveKey, `/credit-notes/${id}/pdf`);
    expect(status).toBe(200);
    expect(bytes.includes('/AFRelationship')).toBe(false);
    const complete = await credited({ status: 'issued' });
    expect((await file(`/credit-notes/${complete.id}/pdf`)).bytes.includes('/AFRelationship')).toBe(true);
  });

  it('is not made of an invoice of another system', async () => {
    const { id } = await created(books.live, '/opening-items', {
      type: 'invoice',
      customerId: books.customer.id,
      number: 'ALT-1',
      date: '2026-05-01',
      issueDate: '2026-01-15',
      amount: 119,
    });
    const refused = { status: 422, code: 'document_of_another_system' } as const;
    expectRefusal(await books.live.get(`/invoices/${id}/pdf`), refused);
    expectRefusal(await books.live.get(`/invoices/${id}/xml`), refused);
  });

  it('is not there for another organisation, for a wrong id, or for one that a test key made up', async () => {
    const { id } = await credited();
    const invoice = await issued(books, { customerId: books.customer.id, clientName: undefined });
    const other = await openBooks(app);
    expectNotFound(await other.live.get(`/credit-notes/${id}/pdf`));
    expectNotFound(await other.live.get(`/invoices/${invoice.id}/pdf`));
    expectNotFound(await books.live.get(`/credit-notes/${invoice.id}/pdf`));
    expectNotFound(await books.live.get('/invoices/inv_nothing/pdf'));
    const stub = (await books.test.post('/credit-notes', creditNote())).body;
    expectNotFound(await books.test.get(`/credit-notes/${stub.id}/pdf`));
  });

  it('is read with a test key as with a live one', async () => {
    const { id } = await credited({ status: 'issued' });
    const [live, test] = [
      await file(`/credit-notes/${id}/pdf`),
      await fetchFile(app, books.testKey, `/credit-notes/${id}/pdf`),
    ];
    expect(test.bytes.equals(live.bytes)).toBe(true);
  });

  it('takes the scope of its kind', async () => {
    const { id } = await credited();
    const invoice = await issued(books, { customerId: books.customer.id, clientName: undefined });
    const refused = { status: 403, code: 'insufficient_scope' } as const;
    const [notes, customers] = [
      await books.withScopes(['credit-notes:read']),
      await books.withScopes(['customers:read']),
    ];
    expect((await notes.get(`/credit-notes/${id}/pdf`)).status).toBe(200);
    expectRefusal(await notes.get(`/invoices/${invoice.id}/pdf`), refused);
    expectRefusal(await customers.get(`/credit-notes/${id}/pdf`), refused);
    expectRefusal(await customers.get(`/credit-notes/${id}/xml`), refused);
  });
});
