import { startTestApp, type TestApp } from '../../support/app';
import { openCompleteBooks, type CompleteBooks } from '../../support/complete-books';
import { fetchFile } from '../../support/files';
import { issued } from '../../support/invoices';
import { pdfWords } from '../../support/pdf';

/** Its promises of documents as files. Sending them has a spec of its own. */
describe('What a billing suite promises of documents', () => {
  let app: TestApp;
  let books: CompleteBooks;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openCompleteBooks(app);
  });
  afterAll(() => app.close());

  const party = () => ({ customerId: books.customer.id, clientName: undefined });

  it('gives each credit note as a PDF with its number and negative totals, and a preview of it', async () => {
    const note = await books.credited({ ...party(), status: 'issued' });
    const path = `/credit-notes/${note.id}/pdf`;
    const [pdf, preview] = [
      await fetchFile(app, books.liveKey, path),
      await fetchFile(app, books.liveKey, `${path}?draft=true`),
    ];
    const words = pdfWords(pdf.bytes);
    expect(words).toContain(note.number);
    expect(words).toMatch(/[-−–]120,00/);
    expect(pdf.bytes.equals(preview.bytes)).toBe(false);
    expect(pdfWords(preview.bytes)).toContain(note.number);
  });

  it('gives each invoice and credit note as an electronic invoice', async () => {
    const note = await books.credited({ ...party(), status: 'issued' });
    const invoice = await issued(books, party());
    for (const [path, document] of [
      ['credit-notes', note],
      ['invoices', invoice],
    ] as const) {
      const xml = await fetchFile(app, books.liveKey, `/${path}/${document.id}/xml`);
      expect(xml.status).toBe(200);
      expect(xml.text).toContain(document.number);
    }
  });
});
