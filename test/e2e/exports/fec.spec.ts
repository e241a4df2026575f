import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { fecBalances, readFec, type FecRow } from '../../support/exports/fec-reader';
import { rawExport, type RawFile } from '../../support/exports/raw-file';
import { cents, keepYear, movements, sums } from '../../support/exports/year-of-books';
import { inLedger } from '../../support/manual-entries';
import { postEntry } from '../../support/plain-entries';
import { expectProblem } from '../../support/problems';

const YEAR = 'from=2026-01-01&to=2026-12-31';
const FIELDS =
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib ' +
  'Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise';

// The rules are those of article A. 47 A-1 of the Livre des procédures fiscales (LPF), in the wording of 2013 and later.
describe('The fichier des écritures comptables', () => {
  let app: TestApp;
  let books: Books;
  let raw: RawFile;
  let rows: readonly FecRow[];
  let fields: readonly string[];
  const exported = (query: string) => rawExport(app.url, books.liveKey, `format=fec&${query}`);

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app, {
      name: 'Société Générique',
      country: 'FR',
      baseCurrency: 'EUR',
      chartTemplate: 'pcg',
      registrationNumber: '732829320',
    });
    await keepYear(app, books, {
      bank: '512000',
      otherBank: '580000',
      expense: '627000',
      revenue: ['706000', '707000', '708500'],
      rates: [20, 5.5],
    });
    raw = await exported(YEAR);
    if (raw.status !== 200) throw new Error(raw.bytes.toString());
    ({ fields, rows } = readFec(raw.bytes));
  });
  afterAll(() => app.close());

  const of = (number: string) => rows.filter((row) => row.EcritureNum === number);

  it('is named by the SIREN and the day on which the year closes (IX)', async () => {
    expect(raw.headers['content-disposition']).toBe('attachment; filename="732829320FEC20261231.txt"');
    const half = await exported('from=2026-01-01&to=2026-06-30');
    expect(half.headers['content-disposition']).toContain('732829320FEC20261231.txt');
  });

  it('names its 18 fields in its first line (VII; BOI-CF-IOR-60-40-20, 10)', () => {
    expect(fields).toEqual(FIELDS.split(' '));
  });

  it('has every field in its form: dates AAAAMMJJ, decimal commas, no separators in text (VI, XII)', () => {
    const forms: Record<string, RegExp> = {
      JournalCode: /^(VE|BQ|OD|AN)$/,
      JournalLib: /\S/,
      EcritureNum: /^(\d+|AN2026)$/,
      EcritureDate: /^2026\d{4}$/,
      CompteNum: /^\d{3}/,
      CompteLib: /\S/,
      PieceRef: /\S/,
      PieceDate: /^2026\d{4}$/,
      EcritureLib: /\S/,
      Debit: /^\d+,\d{2}$/,
      Credit: /^\d+,\d{2}$/,
      EcritureLet: /^[A-Z]*$/,
      DateLet: /^(2026\d{4})?$/,
      ValidDate: /^2026\d{4}$/,
      Montantdevise: /^(-?\d+(,\d+)?)?$/,
      Idevise: /^(USD)?$/,
    };
    for (const row of rows)
      for (const [field, form] of Object.entries(forms))
        expect([field, row[field]]).toEqual([field, expect.stringMatching(form)]);
    expect(rows.map((row) => row.CompAuxLib)).toContain('Müller; "Søn" & Lódz € ? | <x>');
  });

  it('is in order of validation, each entry together and balanced (VIII)', () => {
    const numbers = rows.map((row) => Number(row.EcritureNum?.replace(/^AN.*/, '0')));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    const validated = rows.slice(1).map((row) => row.ValidDate ?? '');
    expect(validated.slice(of('AN2026').length)).toEqual(validated.slice(of('AN2026').length).sort());
    for (const number of new Set(rows.map((row) => row.EcritureNum ?? '')))
      expect(sums(of(number).map((row) => ['sum', cents(row.Debit) - cents(row.Credit)]))).toEqual({});
  });

  it('brings forward the balances of the year before, its result to retained earnings (VII)', async () => {
    const opening = fecBalances(of('AN2026'));
    const before = await movements(books, '2025-01-01', '2025-12-31');
    const [result, balances] = [true, false].map((isResult) =>
      Object.entries(before).filter(([code]) => code.startsWith('7') === isResult),
    );
    const carried = sums((result ?? []).map(([, amount]) => ['110000', cents(amount)]));
    expect(opening).toEqual({ ...Object.fromEntries(balances ?? []), ...carried });
  });

  it('has on each account the balance that the books have, the closing of income and expense left out (VII)', async () => {
    await inLedger(app, books, (session) =>
      postEntry(session, { sourceType: 'year_end', date: '2026-06-30' }, [
        { account: '707000', debit: '10.00', credit: '0.00' },
        { account: '110000', debit: '0.00', credit: '10.00' },
      ]),
    );
    const { rows: closed } = readFec((await exported(YEAR)).bytes);
    const moved = await movements(books, '2026-01-01', '2026-12-31', ['year_end']);
    expect(fecBalances(closed.filter((row) => row.JournalCode !== 'AN'))).toEqual(moved);
    expect(closed).toHaveLength(rows.length);
  });

  it('letters what is settled, and only that, with the day on which it was (VII, 14 and 15)', () => {
    const invoice = rows.filter((row) => row.EcritureLet !== '');
    const groups = new Set(invoice.map((row) => row.EcritureLet));
    expect(groups.size).toBeGreaterThanOrEqual(2);
    for (const letter of groups) {
      const group = invoice.filter((row) => row.EcritureLet === letter);
      expect(group.length).toBeGreaterThan(1);
      expect(new Set(group.map((row) => row.DateLet)).size).toBe(1);
    }
    const voided = rows.filter((row) => row.PieceRef === 'INV-2026-0003' && row.CompAuxNum !== '');
    expect(voided.map((row) => [row.EcritureLet !== '', row.DateLet])).toEqual([
      [true, '20260321'],
      [true, '20260321'],
    ]);
    const open = rows.filter((row) => row.PieceRef === 'INV-2026-0002' && row.CompAuxNum !== '');
    expect(open.map((row) => row.EcritureLet)).toEqual(['']);
  });

  it('gives the foreign amount of a line with its sign and currency (VII, 17 and 18)', () => {
    const dollars = rows.filter((row) => row.PieceRef === 'INV-2026-0004');
    expect(dollars.find((row) => row.CompAuxNum !== '')).toMatchObject({
      Idevise: 'USD',
      Montantdevise: expect.stringMatching(/^\d/),
    });
  });

  it('is one year, whole entries, and named: else it is refused with what is missing', async () => {
    expect((await exported('from=2025-12-31&to=2026-01-01')).status).toBe(422);
    const part = await books.live.get(`/journal/export?format=fec&${YEAR}&sourceType=invoice`);
    expect(expectProblem(part)).toMatchObject({ code: 'export_unfit', filters: ['sourceType'] });
    await books.live.patch('/organisation', { registrationNumber: null });
    const unnamed = await books.live.get(`/journal/export?format=fec&${YEAR}`);
    expect(expectProblem(unnamed)).toMatchObject({
      code: 'export_not_configured',
      settings: ['registrationNumber'],
    });
  });
});
