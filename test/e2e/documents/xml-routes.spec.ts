import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks } from '../../support/books';
import { openCompleteBooks, type CompleteBooks } from '../../support/complete-books';
import { fetchFile, type FileAnswer } from '../../support/files';
import { drafted, issued } from '../../support/invoices';
import { expectNotFound, expectRefusal } from '../../support/problems';

/** The text of the first element of this name, whatever its prefix. */
const valueOf = (xml: string, name: string): string | undefined =>
  new RegExp(`<(?:\\w+:)?${name}(?: [^>]*)?>([^<]*)<`).exec(xml)?.[1];

describe('A document as an electronic invoice', () => {
  let app: TestApp;
  let books: CompleteBooks;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openCompleteBooks(app);
  });
  afterAll(() => app.close());

  const file = (path: string): Promise<FileAnswer> => fetchFile(app, books.liveKey, path);
  const party = (changes = {}) => ({ customerId: books.customer.id, clientName: undefined, ...changes });

  it('is UBL unless CII is asked for', async () => {
    const { id, number } = await books.credited(party({ status: 'issued' }));
    const [byDefault, ubl, cii] = [
      await file(`/credit-notes/${id}/xml`),
      await file(`/credit-notes/${id}/xml?syntax=ubl`),
      await file(`/credit-notes/${id}/xml?syntax=cii`),
    ];
    expect(byDefault.status).toBe(200);
    expect(byDefault.headers.get('content-type')).toBe('application/xml');
    expect(byDefault.headers.get('content-disposition')).toContain(`filename="${String(number)}.xml"`);
    expect(byDefault.headers.get('etag')).toMatch(/^"[0-9a-f]{64}"$/);
    expect(byDefault.text).toBe(ubl.text);
    expect(ubl.text).toContain('urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2');
    expect(cii.text).toContain('CrossIndustryInvoice');
    for (const { text } of [ubl, cii]) expect(text).toContain(String(number));
    expectRefusal(await books.live.get(`/credit-notes/${id}/xml?syntax=edifact`), {
      status: 400,
      code: 'validation_failed',
      field: 'syntax',
    });
  });

  it('names the buyer as noted on the document, its order and the invoice that is credited', async () => {
    const invoice = await issued(books, party({ reference: 'PO-10077', issueDate: '2026-05-04' }));
    const note = await created(books.live, '/credit-notes', {
      invoiceId: invoice.id,
      items: [{ invoiceLineId: invoice.items[0].id, quantity: 1 }],
      status: 'issued',
    });
    await books.live.patch(`/customers/${books.customer.id}`, { name: 'Renamed SARL' });
    const { text } = await file(`/credit-notes/${note.id}/xml`);
    await books.live.patch(`/customers/${books.customer.id}`, { name: books.customer.name });
    expect(valueOf(text, 'BuyerReference')).toBe('SERVICE-ACHATS-7');
    expect(text).toContain('PO-10077');
    expect(text).toContain(String(invoice.number));
    expect(text).toContain('Atelier Lumière SARL');
    expect(text).not.toContain('Renamed');
    expect(text).toContain('0002');
  });

  it('states the VAT in base currency as the journal has it', async () => {
    const { id } = await books.credited(
      party({
        currency: 'USD',
        exchangeRate: '0.9137',
        status: 'issued',
        items: [
          { description: 'A', quantity: 3, unitPrice: '33.33', taxRate: 19 },
          { description: 'B', quantity: 1, unitPrice: '10.01', taxRate: 7 },
        ],
      }),
    );
    const { body } = await books.live.get(`/credit-notes/${id}?expand=journalEntry`);
    const posted = body.journalEntry.lines
      .filter((line: { account: { role: string } }) => line.account.role === 'vat_output')
      .reduce((sum: number, line: { baseDebit: string }) => sum + Number(line.baseDebit), 0);
    expect(posted).toBeGreaterThan(0);
    const { text } = await file(`/credit-notes/${id}/xml`);
    const totals = [...text.matchAll(/<cbc:TaxAmount currencyID="EUR">([^<]+)</g)].map(
      ([, amount]) => amount,
    );
    expect(totals).toEqual([posted.toFixed(2)]);
  });

  it('is refused with every missing term by its name, for both kinds and syntaxes', async () => {
    const bare = await openBooks(app);
    const note = await bare.credited({ status: 'issued' });
    const invoice = await issued(bare);
    for (const path of [`/credit-notes/${note.id}`, `/invoices/${invoice.id}`]) {
      for (const syntax of ['ubl', 'cii']) {
        const answer = await bare.live.get(`${path}/xml?syntax=${syntax}`);
        expectRefusal(answer, { status: 422, code: 'einvoice_incomplete' });
        const missing = JSON.parse(answer.text).missing as { term: string; name: string; field: string }[];
        expect(missing).toEqual(
          expect.arrayContaining([
            expect.objectContaining({
              term: 'BT-35',
              name: 'Seller address line 1',
              field: 'organisation.address.line1',
            }),
            expect.objectContaining({ term: 'BT-55', name: 'Buyer country code', field: 'customer.country' }),
          ]),
        );
      }
    }
  });

  it('is not made of a draft invoice, nor of what is voided', async () => {
    const draft = await drafted(books, party());
    expectRefusal(await books.live.get(`/invoices/${draft.id}/xml`), {
      status: 409,
      code: 'conflict',
      reason: 'invoice_not_issued',
    });
    const { id } = await books.credited(party());
    await books.live.patch(`/credit-notes/${id}`, { action: 'void' });
    expectRefusal(await books.live.get(`/credit-notes/${id}/xml`), {
      status: 409,
      code: 'conflict',
      reason: 'already_voided',
    });
  });

  it('is not there for another organisation', async () => {
    const note = await books.credited(party());
    const invoice = await issued(books, party());
    const other = await openBooks(app);
    expectNotFound(await other.live.get(`/credit-notes/${note.id}/xml`));
    expectNotFound(await other.live.get(`/invoices/${invoice.id}/xml`));
  });
});
