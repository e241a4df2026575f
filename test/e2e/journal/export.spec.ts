import { parse } from 'csv-parse/sync';
import { startTestApp, type Answer, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { inCsv, journalRows, type ExportRow } from '../../support/export-rows';
import { inLedger, postTransfer } from '../../support/manual-entries';
import { postEntry } from '../../support/plain-entries';
import { expectInvalid, expectProblem } from '../../support/problems';

const COLUMNS =
  'entry_number,date,line_no,document_type,document_number,counterparty,account_code,account_name,debit,credit,currency,' +
  'exchange_rate,base_debit,base_credit,base_currency,vat_code,description,memo,dimensions,reverses_entry_number,entry_id,' +
  'source_id,customer_id,open_item_id,posted_by,posted_at,request_id,account_id';
const HOSTILE = [
  '=1+1',
  '+44 20',
  '-5',
  '@SUM(A1)',
  'a,b',
  'say "x"',
  "'quoted'",
  '\\.',
  '\\n',
  ';\u2028',
  '{}',
  'ü€😀',
];
const PLAIN = [
  { account: '1210', debit: '10.00', credit: '0.00' },
  { account: '1200', debit: '0.00', credit: '10.00' },
];
/** Only plain SQL could write these: the API takes no line breaks in a memo. */
const BROKEN_LINES = 'first\nsecond\r\nthird, "fourth"';

describe('The export of the journal', () => {
  let app: TestApp;
  let books: Books;
  let debtors: string;

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openBooks(app);
    const { id: customerId } = await created(books.live, '/customers', { name: '=Beta & "Sons", plc' });
    await books.credited({ issueDate: '2026-03-10', clientName: '-Gamma, "Ltd"' });
    const note = await books.credited({ issueDate: '2026-04-25', clientName: undefined, customerId });
    await books.live.patch(`/credit-notes/${note.id}`, { action: 'void' }, { 'x-request-id': '-the.void' });
    await books.credited({ currency: 'USD', exchangeRate: '0.8335' });
    for (const text of HOSTILE) {
      const entry = await postTransfer(books, {
        memo: text,
        lines: [
          {
            accountCode: '1100',
            debit: '1.50',
            customerId,
            description: text,
            dimensions: { project: text },
          },
          { accountCode: '1200', credit: '1.50' },
        ],
      });
      debtors = entry.lines[0].account.id;
    }
    await postTransfer(books, {
      currency: 'JPY',
      exchangeRate: '0.0053',
      lines: [
        { accountCode: '1210', debit: 1000 },
        { accountCode: '1200', credit: 1000 },
      ],
    });
    await inLedger(app, books, (session) => postEntry(session, { memo: BROKEN_LINES }, PLAIN));
    await openBooks(app).then((others) => others.credited());
  });
  afterAll(() => app.close());

  const exported = async (query: string): Promise<Answer> => {
    const answer = await books.live.get(`/journal/export${query}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return answer;
  };
  const jsonl = async (query = ''): Promise<ExportRow[]> => {
    const { body, text } = await exported(`?format=jsonl${query}`);
    const lines = text ?? (Buffer.isBuffer(body) ? body.toString() : '');
    expect(lines.endsWith('\n')).toBe(true);
    return lines
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as ExportRow);
  };
  const csv = async (query = ''): Promise<Record<string, string>[]> =>
    parse((await exported(query === '' ? '' : `?${query}`)).text, { columns: true, bom: false });

  const journal = (): Promise<ExportRow[]> => journalRows(books);

  it('as JSON lines is the journal read by the API, line for line', async () => {
    const rows = await jsonl();
    expect(rows).toEqual(await journal());
    expect(rows.filter((row) => row['reverses_entry_number'] !== null)).toHaveLength(3);
    expect(rows.map((row) => row['memo'])).toEqual(expect.arrayContaining([...HOSTILE, BROKEN_LINES]));
  });

  it('as CSV is the same, with every column, quoted so that a table reads it back and a spreadsheet runs none of it', async () => {
    const rows = await csv();
    expect(rows).toEqual((await journal()).map(inCsv));
    expect(Object.keys(rows[0] ?? {}).join(',')).toBe(COLUMNS);
    for (const [i, row] of (await jsonl()).entries())
      if (row['dimensions'] !== null)
        expect(JSON.parse(rows[i]?.['dimensions'] ?? '')).toEqual(row['dimensions']);
    const { text } = await exported('');
    for (const written of [
      `"say ""x"""`,
      `"a,b"`,
      `'=1+1`,
      `'+44 20`,
      `'-5`,
      `'@SUM(A1)`,
      `"'-Gamma, ""Ltd"""`,
    ])
      expect(text).toContain(`,${written},`);
    expect(text).toContain(`,'-the.void,`);
    expect(text).toContain('"first\nsecond\r\nthird, ""fourth"""');
  });

  it('is a file with a name, a type and no byte order mark', async () => {
    const { headers, text } = await exported('?from=2026-03-01&to=2026-03-31');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present');
    expect(headers['content-disposition']).toBe('attachment; filename="journal-2026-03-01-2026-03-31.csv"');
    expect(text.startsWith('entry_number,')).toBe(true);
    const lines = await exported('?format=jsonl');
    expect(lines.headers['content-type']).toBe('application/jsonl; charset=utf-8');
    expect(lines.headers['content-disposition']).toBe(
      'attachment; filename="journal-start-2026-05-20.jsonl"',
    );
  });

  it.each<[string, (row: ExportRow) => boolean]>([
    ['from=2026-03-11', (row) => (row['date'] ?? '') > '2026-03-10'],
    ['to=2026-03-10', (row) => (row['date'] ?? '') <= '2026-03-10'],
    ['from=2026-04-25&to=2026-04-25', (row) => row['date'] === '2026-04-25'],
    ['sourceType=credit_note', (row) => row['document_type'] === 'credit_note'],
    ['accountId=:debtors', (row) => row['account_code'] === '1100'],
    [
      'accountId=:debtors&sourceType=manual',
      (row) => row['account_code'] === '1100' && row['document_type'] === 'manual',
    ],
    ['dimension=project:a,b', (row) => (row['dimensions'] as { project: string } | null)?.project === 'a,b'],
    [
      "dimension=project:'quoted'",
      (row) => (row['dimensions'] as { project: string } | null)?.project === "'quoted'",
    ],
    ['dimension=project:\\n', (row) => (row['dimensions'] as { project: string } | null)?.project === '\\n'],
  ])('filters by %s', async (query, belongs) => {
    const filter = query.replace(':debtors', debtors);
    const expected = (await journal()).filter(belongs);
    expect(expected.length).toBeGreaterThan(0);
    expect(await jsonl(`&${filter}`)).toEqual(expected);
    expect(await csv(filter)).toEqual(expected.map(inCsv));
  });

  it('of nothing is a header in CSV and empty as JSON lines', async () => {
    expect((await exported('?sourceType=year_end')).text).toBe(`${COLUMNS}\n`);
    expect((await exported('?accountId=acc_x')).text).toBe(`${COLUMNS}\n`);
    const { text, body } = await exported('?format=jsonl&from=2026-05-21');
    expect(text ?? String(body)).toBe('');
  });

  it('refuses formats and filters that make no sense, and a key that may not read the journal', async () => {
    for (const [query, field] of [
      ['format=pdf', 'format'],
      ['from=yesterday', 'from'],
      ['to=2026-02-30', 'to'],
      ['sourceType=gift', 'sourceType'],
      ['dimension=north', 'dimension'],
      ['limit=5', 'limit'],
    ] as const)
      expectInvalid(await books.live.get(`/journal/export?${query}`), field);
    const reports = await books.withScopes(['reports:read']);
    expect(expectProblem(await reports.get('/journal/export')).code).toBe('insufficient_scope');
  });
});
