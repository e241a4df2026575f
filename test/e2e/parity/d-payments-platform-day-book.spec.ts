import { parse } from 'csv-parse/sync';
import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { assertBooksHold } from '../../support/invariants';
import { issued } from '../../support/invoices';
import { customer } from '../../support/receivables';

/** Its promises for finding credit notes, and for having them beside the invoices in one file. */
describe('What a payments platform promises of lists and exports of credit notes', () => {
  let app: TestApp;
  let books: Books;
  let invoiceId: string;
  let notes: { id: string; number: string }[];

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    const customerId = await customer(books);
    invoiceId = (await issued(books, { customerId, issueDate: '2026-05-04' })).id;
    const other = await issued(books, { customerId, issueDate: '2026-05-05' });
    const credited = (request: object) => created(books.live, '/credit-notes', request);
    notes = [
      await credited({ invoiceId, amount: '12.00', issueDate: '2026-05-06', status: 'issued' }),
      await credited({ invoiceId, amount: '6.00', issueDate: '2026-05-07', creditAmount: '0.00' }),
      await credited({ invoiceId: other.id, amount: '24.00', issueDate: '2026-05-08', status: 'issued' }),
    ];
    await books.live.patch(`/credit-notes/${notes[1]?.id}`, { action: 'void', reversalDate: '2026-05-10' });
  });
  afterAll(async () => {
    await assertBooksHold(app, books);
    await app.close();
  });

  const listed = async (query: string): Promise<string[]> =>
    (await books.live.get(`/credit-notes?${query}`)).body.data.map(({ id }: { id: string }) => id);

  it('lists them by invoice, by status, and by both', async () => {
    const [first, second, third] = notes.map(({ id }) => id);
    expect((await listed(`invoiceId=${invoiceId}`)).sort()).toEqual([first, second].sort());
    expect(await listed('status=voided')).toEqual([second]);
    expect(await listed(`invoiceId=${invoiceId}&status=voided`)).toEqual([second]);
    expect(await listed(`invoiceId=${invoiceId}&status=draft`)).toEqual([]);
    expect(await listed(`invoiceId=${invoiceId}`)).not.toContain(third);
  });

  it('shows them beside the invoices in the sales day book, signed, with totals that are those of the books', async () => {
    const { status, body } = await books.live.get(
      '/reports/sales-day-book?from=2026-05-01&to=2026-05-31&limit=200',
    );
    expect(status).toBe(200);
    const rows = (body.data as Record<string, string>[]).map(
      ({ date, documentType, reversal, signedNet, signedTax, signedGross }) =>
        [date, documentType, reversal, signedNet, signedTax, signedGross].join(' '),
    );
    expect(rows).toEqual([
      '2026-05-04 invoice false 100.00 20.00 120.00',
      '2026-05-05 invoice false 100.00 20.00 120.00',
      '2026-05-06 credit_note false -10.00 -2.00 -12.00',
      '2026-05-07 credit_note false -5.00 -1.00 -6.00',
      '2026-05-08 credit_note false -20.00 -4.00 -24.00',
      '2026-05-10 credit_note true 5.00 1.00 6.00',
    ]);
    expect(body.totals.base).toEqual({ net: '170.00', tax: '34.00', gross: '204.00' });
    expect(await books.balances('2026-05-31')).toEqual({ 1100: '204.00', 2200: '-34.00', 4000: '-170.00' });
  });

  it('exports them beside the invoices in one file, or those of one invoice', async () => {
    const file = await books.live.get('/reports/sales-day-book?from=2026-05-01&to=2026-05-31&format=csv');
    expect(file.headers['content-type']).toMatch(/^text\/csv/);
    const rows = parse<Record<string, string>>(file.text, { columns: true });
    expect(rows.map(({ document_type, document_number }) => [document_type, document_number])).toEqual([
      ['invoice', 'INV-2026-0001'],
      ['invoice', 'INV-2026-0002'],
      ['credit_note', notes[0]?.number],
      ['credit_note', notes[1]?.number],
      ['credit_note', notes[2]?.number],
      ['credit_note', notes[1]?.number],
    ]);
    const total = rows.reduce((sum, { base_gross }) => sum + Number(base_gross) * 100, 0);
    expect(total).toBeCloseTo(20_400, 6);
    const { body } = await books.live.get(`/reports/sales-day-book?from=2026-05-01&invoiceId=${invoiceId}`);
    expect(body.data.map(({ number }: { number: string }) => number)).toEqual([
      'INV-2026-0001',
      notes[0]?.number,
      notes[1]?.number,
      notes[1]?.number,
    ]);
  });
});
