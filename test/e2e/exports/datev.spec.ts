import { startTestApp, type TestApp } from '../../support/app';
import { created, openBooks, type Books } from '../../support/books';
import { datevBalances, readDatev, type DatevFile } from '../../support/exports/datev-reader';
import { rawExport, type RawFile } from '../../support/exports/raw-file';
import { keepYear, movements } from '../../support/exports/year-of-books';
import { expectProblem } from '../../support/problems';

const YEAR = 'from=2026-01-01&to=2026-12-31';
const GERMAN = { name: 'Grün & Söhne GmbH', country: 'DE', baseCurrency: 'EUR', vatNumber: 'DE136695976' };
const DATEV = { datevConsultantNumber: 29098, datevClientNumber: 55003 };
const SKR03 = {
  debtors: '1400',
  vat: '1770',
  rateOfKey: { '0002': 7, '0003': 19 },
  rateOfAccount: { 8300: 7, 8400: 19 },
};

describe('The export for DATEV', () => {
  let app: TestApp;
  let books: Books;
  let raw: RawFile;
  let file: DatevFile;
  const exported = (query: string, key = books.liveKey) => rawExport(app.url, key, `format=datev&${query}`);

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app, { ...GERMAN, chartTemplate: 'skr03', exportSettings: DATEV });
    const codes = {
      bank: '1200',
      otherBank: '1210',
      expense: '4930',
      revenue: ['8400', '8200', '2700'] as const,
    };
    await keepYear(app, books, { ...codes, rates: [19, 7] });
    raw = await exported(YEAR);
    if (raw.status !== 200) throw new Error(raw.bytes.toString());
    file = readDatev(raw.bytes);
  });
  afterAll(() => app.close());

  const of = (document: string) =>
    file.rows.filter(
      (row) => row['Zusatzinformation- Inhalt 2'] === document || row['Belegfeld 1'] === document,
    );

  it('is named EXTF_…csv, and says its character set (DATEV portal: import of EXTF files, Windows-1252)', () => {
    expect(raw.headers['content-type']).toBe('text/csv; charset=windows-1252');
    expect(raw.headers['content-disposition']).toBe(
      'attachment; filename="EXTF_Buchungsstapel_20260101_20261231.csv"',
    );
  });

  it('has a header of 31 fields in their forms (DATEV portal: Header, version 700)', () => {
    expect(file.header).toHaveLength(31);
    expect(file.headerLine).toMatch(
      /^"EXTF";700;21;"Buchungsstapel";13;20260630\d{9};;"RE";"\w{0,25}";"";29098;55003;20260101;4;20260101;20261231;"[\w.\-/ ]{0,30}";"";1;0;0;"EUR";;"";;;"03";;;"";""$/,
    );
  });

  it('has the 125 headings of the Buchungsstapel of version 13 in order (DATEV portal: Buchungsstapel)', () => {
    expect(file.heading).toHaveLength(125);
    const at = { 1: 'Umsatz (ohne Soll/Haben-Kz)', 9: 'BU-Schlüssel', 11: 'Belegfeld 1', 14: 'Buchungstext' };
    const later = {
      20: 'Beleglink',
      37: 'KOST1 - Kostenstelle',
      48: 'Zusatzinformation - Art 1',
      88: 'Stück',
    };
    const last = {
      114: 'Festschreibung',
      115: 'Leistungsdatum',
      118: 'Generalumkehr (GU)',
      125: 'Abw. Skontokonto',
    };
    for (const [place, name] of Object.entries({ ...at, ...later, ...last }))
      expect([place, file.heading[Number(place) - 1]]).toEqual([place, name]);
  });

  it('has rows whose fields have the forms of the portal, whatever texts the books hold', () => {
    const forms: Record<string, RegExp> = {
      'Umsatz (ohne Soll/Haben-Kz)': /^(?!0{1,10},00$)\d{1,10},\d{2}$/,
      'Soll/Haben-Kennzeichen': /^[SH]$/,
      'WKZ Umsatz': /^[A-Z]{3}$/,
      Kurs: /^([1-9]\d{0,3},\d{2,6})?$/,
      'Basis-Umsatz': /^(\d{1,10},\d{2})?$/,
      'WKZ Basis-Umsatz': /^(EUR)?$/,
      Konto: /^\d{4,5}$/,
      'Gegenkonto (ohne BU-Schlüssel)': /^\d{4,5}$/,
      'BU-Schlüssel': /^(\d{4})?$/,
      Belegdatum: /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])$/,
      'Belegfeld 1': /^[A-Za-z0-9$&%*+\-/]{1,36}$/,
      Buchungstext: /^[^\t\r\n]{1,60}$/,
      Festschreibung: /^0$/,
      'Generalumkehr (GU)': /^[01]$/,
    };
    expect(file.rows.length).toBeGreaterThan(15);
    for (const row of file.rows)
      for (const [column, form] of Object.entries(forms))
        expect([column, row[column]]).toEqual([column, expect.stringMatching(form)]);
    expect(file.lines.every((line) => /^\d+,\d\d;"[SH]";"[A-Z]{3}";/.test(line))).toBe(true);
    expect(file.rows.map((row) => row.Buchungstext)).toContain(
      'INV-2026-0003 Müller; "Søn" & Lódz € ? | <x>',
    );
  });

  it('posts exactly what the books have on each account, VAT of gross rows taken out by the key', async () => {
    expect(datevBalances(file, SKR03)).toEqual(await movements(books, '2026-01-01', '2026-12-31'));
  });

  it('has one gross row for each account and rate of an invoice, on the customer’s account', () => {
    const rows = of('INV-2026-0001').filter((row) => row['Zusatzinformation- Inhalt 2'] === 'INV-2026-0001');
    expect(
      rows.map((row) => [
        row['Umsatz (ohne Soll/Haben-Kz)'],
        row['Soll/Haben-Kennzeichen'],
        row.Konto,
        row['Gegenkonto (ohne BU-Schlüssel)'],
        row['BU-Schlüssel'],
        row.Belegdatum,
      ]),
    ).toEqual([
      ['142,79', 'S', '10001', '8200', '0003', '0102'],
      ['35,66', 'S', '10001', '8200', '0002', '0102'],
    ]);
  });

  it('leaves VAT out of an automatic account by key 40 where the program would come to another cent', () => {
    const rows = of('INV-2026-0002');
    expect(rows.map((row) => [row['Gegenkonto (ohne BU-Schlüssel)'], row['BU-Schlüssel']])).toEqual(
      expect.arrayContaining([
        ['8400', '0040'],
        ['8200', ''],
        ['2700', ''],
        ['1770', ''],
      ]),
    );
  });

  it('gives what clears an invoice the invoice’s Belegfeld 1: its credit note and its payment', () => {
    const cleared = file.rows.filter((row) => row['Belegfeld 1'] === 'INV-2026-0001');
    expect(new Set(cleared.map((row) => row['Soll/Haben-Kennzeichen']))).toEqual(new Set(['S', 'H']));
    expect(cleared.some((row) => row['Zusatzinformation- Inhalt 2'] === 'CN-2026-0001')).toBe(true);
    expect(cleared.some((row) => row['Gegenkonto (ohne BU-Schlüssel)'] === '1200')).toBe(true);
  });

  it('marks the rows of a reversal as Generalumkehr, on the other side of the same accounts', () => {
    const [posted, reversed] = of('INV-2026-0003');
    expect([posted?.['Generalumkehr (GU)'], reversed?.['Generalumkehr (GU)']]).toEqual(['0', '1']);
    expect([posted?.['Soll/Haben-Kennzeichen'], reversed?.['Soll/Haben-Kennzeichen']]).toEqual(['S', 'H']);
    expect(reversed?.Konto).toBe(posted?.Konto);
    expect(file.rows.filter((row) => row['Generalumkehr (GU)'] === '1')).toHaveLength(2);
  });

  it('gives a foreign amount with its rate and base amount, in units of it for one euro', () => {
    const [dollars] = of('INV-2026-0004');
    expect(dollars).toMatchObject({
      'WKZ Umsatz': 'USD',
      Kurs: '1,094596',
      'WKZ Basis-Umsatz': 'EUR',
      Konto: '40001',
    });
    const [weak] = of('INV-2026-0005');
    expect(weak).toMatchObject({
      'WKZ Umsatz': 'EUR',
      Kurs: '',
      'Zusatzinformation - Art 3': 'Fremdwährung',
    });
    expect(weak?.['Zusatzinformation- Inhalt 3']).toMatch(/ USD zu 1\.1777$/);
  });

  it('is one fiscal year at most, and its rows lie within the days of its header', async () => {
    const { status, bytes } = await exported('from=2025-12-31&to=2026-01-01');
    expect([status, JSON.parse(bytes.toString())]).toMatchObject([
      422,
      { code: 'export_span_too_long', boundTo: 'year' },
    ]);
    const march = readDatev((await exported('from=2026-03-01&to=2026-03-31')).bytes);
    expect(march.header.slice(14, 16)).toEqual(['20260301', '20260331']);
    expect(new Set(march.rows.map((row) => row.Belegdatum?.slice(2)))).toEqual(new Set(['03']));
  });

  it('holds whole entries when one account is asked for', async () => {
    const accounts = (await books.live.get('/accounts?limit=200')).body.data as {
      id: string;
      code: string;
    }[];
    const { id } = accounts.find(({ code }) => code === '4930') ?? { id: '' };
    const { rows } = readDatev((await exported(`${YEAR}&accountId=${id}`)).bytes);
    expect(datevBalances({ ...file, rows }, SKR03)).toEqual({
      '1200': '70.01',
      '1210': '-60.00',
      '4930': '30.02',
      '8400': '-40.03',
    });
  });

  it('refuses what its program could not take in, and says why', async () => {
    const other = await openBooks(app, { ...GERMAN, chartTemplate: 'skr03' });
    await other.live.post('/accounts', { code: '12345', name: 'Too long', type: 'asset' });
    const missing = await other.live.get('/journal/export?format=datev');
    expect(expectProblem(missing)).toMatchObject({
      code: 'export_not_configured',
      status: 422,
      settings: expect.arrayContaining(['exportSettings.datevClientNumber']),
    });
    await other.live.patch('/organisation', { exportSettings: DATEV });
    await created(other.live, '/journal/entries', {
      date: '2026-06-01',
      lines: [
        { accountCode: '12345', debit: 1 },
        { accountCode: '1200', credit: 1 },
      ],
    });
    const unfit = await other.live.get('/journal/export?format=datev');
    expect(expectProblem(unfit)).toMatchObject({ code: 'export_unfit', accounts: ['12345'] });
    await other.live.patch('/organisation', { exportSettings: { ...DATEV, accountNumberLength: 5 } });
    expect((await other.live.get('/journal/export?format=datev')).status).toBe(200);
  });
});
