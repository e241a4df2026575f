import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { journalRows } from '../../support/export-rows';
import { postTransfer } from '../../support/manual-entries';

const HOSTILE = [
  '=1+1',
  '<b>&amp;</b>',
  '_x0041_',
  '+44 20',
  '00012',
  '2026-01-01',
  'ü€😀 \u202E',
  'it\'s "so"',
];
const NUMBERS = [
  'entry_number',
  'line_no',
  'debit',
  'credit',
  'exchange_rate',
  'base_debit',
  'base_credit',
  'reverses_entry_number',
];

describe('The export of the journal as a workbook', () => {
  let app: TestApp;
  let books: Books;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    const { id: customerId } = await created(books.live, '/customers', { name: '=Beta <&>' });
    const note = await books.credited({ issueDate: '2026-04-25', clientName: undefined, customerId });
    await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' });
    await books.credited({ currency: 'USD', exchangeRate: '0.8335' });
    for (const text of HOSTILE)
      await postTransfer(books, {
        memo: text,
        lines: [
          { accountCode: '1210', debit: '1234567.89', description: text, dimensions: { project: text } },
          { accountCode: '1200', credit: '1234567.89' },
        ],
      });
  });
  afterAll(() => app.close());

  const workbook = async (query = ''): Promise<unknown[][]> => {
    const url = `${app.url}/api/v1/journal/export?format=xlsx${query}`;
    const answer = await fetch(url, { headers: { authorization: `Bearer ${books.liveKey}` } });
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="journal-start-2026-05-20.xlsx"',
    );
    const { default: readWorkbook } = await import('read-excel-file/node');
    const sheets = await readWorkbook(Buffer.from(await answer.arrayBuffer()));
    expect(sheets).toHaveLength(1);
    return (sheets[0] as { data: unknown[][] }).data;
  };

  it('is the journal read by the API, with dates and numbers as such and all else as text', async () => {
    const [headings = [], ...rows] = await workbook();
    const journal = await journalRows(books);
    const expected = journal.map((row) =>
      headings.map((heading) => {
        const name = String(heading);
        const value: unknown = row[name];
        if (value === null || value === undefined) return null;
        if (name === 'dimensions') return JSON.stringify(value);
        if (name === 'date') return new Date(value as string);
        if (name === 'posted_at') return expect.any(Date) as unknown;
        return NUMBERS.includes(name) ? Number(value) : value;
      }),
    );
    expect(rows).toEqual(expected);
    const postedAt = headings.indexOf('posted_at');
    for (const [i, row] of rows.entries())
      expect(Math.abs(Number(row[postedAt]) - Date.parse(journal[i]?.['posted_at'] as string))).toBeLessThan(
        2,
      );
    expect(rows.length).toBeGreaterThan(2 * HOSTILE.length);
  });

  it('of nothing has the heading row', async () => {
    expect(await workbook('&sourceType=year_end')).toEqual([
      expect.arrayContaining(['entry_number', 'debit']),
    ]);
  });
});
