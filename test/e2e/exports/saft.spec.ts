import { startTestApp, type TestApp } from '../../support/app';
import { openBooks, type Books } from '../../support/books';
import { rawExport, type RawFile } from '../../support/exports/raw-file';
import { all, one, saftBalances, saftMaster, schemaErrors, section } from '../../support/exports/saft-reader';
import { cents, keepYear, movements } from '../../support/exports/year-of-books';
import { withProgram } from '../../support/judges';
import { expectProblem } from '../../support/problems';

const YEAR = 'from=2026-01-01&to=2026-12-31';
const validated = withProgram('xmllint');

// The schema: "Norwegian SAF-T Financial data" 1.30, on the OECD's Standard Audit File – Tax 2.00.
describe('The SAF-T export', () => {
  let app: TestApp;
  let books: Books;
  let raw: RawFile;
  let xml: string;

  beforeAll(async () => {
    app = await startTestApp();
    books = await openBooks(app, {
      name: 'Fjord & <Sønner> AS',
      country: 'NO',
      baseCurrency: 'EUR',
      registrationNumber: '974760673',
      vatNumber: 'NO974760673MVA',
      address: { line1: 'Storgata 1', city: 'Tromsø', postalCode: '9008' },
    });
    await keepYear(app, books, {
      bank: '1000',
      otherBank: '1010',
      expense: '6400',
      revenue: ['4000', '4100', '4200'],
      rates: [25, 15],
    });
    raw = await rawExport(app.url, books.liveKey, `format=saft&${YEAR}`);
    if (raw.status !== 200) throw new Error(raw.bytes.toString());
    xml = raw.bytes.toString('utf8');
  });
  afterAll(() => app.close());

  validated('is valid by the schema: names, order, lengths, digits and references (libxml2-utils)', () => {
    expect(schemaErrors(raw.bytes)).toBe('');
  });

  validated('of an empty journal is valid as well', async () => {
    const empty = await openBooks(app, { country: 'NO', registrationNumber: '974760673' });
    expect(schemaErrors((await rawExport(app.url, empty.liveKey, 'format=saft')).bytes)).toBe('');
  });

  validated('is judged by a schema that finds what is wrong', () => {
    const swapped = xml.replace(
      /(<AccountID>1000<\/AccountID>)(<AccountDescription>.*?<\/AccountDescription>)/,
      '$2$1',
    );
    expect(schemaErrors(Buffer.from(swapped))).toContain('AccountDescription');
    const unknown = xml.replace('<TaxCode>S25</TaxCode><Description>', '<TaxCode>S24</TaxCode><Description>');
    expect(schemaErrors(Buffer.from(unknown))).toContain('TaxOfLine');
  });

  it('is named by what it is, the company’s number and the moment (Skatteetaten, technical description)', () => {
    expect(raw.headers['content-disposition']).toMatch(
      /filename="SAF-T Financial_974760673_20260630\d{6}\.xml"/,
    );
  });

  it('says who, in what currency and for which days', () => {
    const header = one(xml, 'Header');
    expect(one(header, 'Name')).toBe('Fjord &amp; &lt;Sønner&gt; AS');
    expect(one(header, 'DefaultCurrencyCode')).toBe('EUR');
    expect([one(header, 'SelectionStartDate'), one(header, 'SelectionEndDate')]).toEqual([
      '2026-01-01',
      '2026-12-31',
    ]);
  });

  it('has control totals that its own lines add up to', () => {
    const entries = section(xml, 'GeneralLedgerEntries');
    expect(one(entries, 'NumberOfEntries')).toBe(String(all(entries, 'Transaction').length));
    const total = (side: string): number =>
      all(entries, `${side}Amount`).reduce((sum, each) => sum + cents(one(each, 'Amount')), 0);
    expect(cents(one(entries, 'TotalDebit'))).toBe(total('Debit'));
    expect(cents(one(entries, 'TotalCredit'))).toBe(total('Credit'));
  });

  it('has on each account what the books have: before, within and after its days', async () => {
    const before = await movements(books, '2025-01-01', '2025-12-31');
    const within = await movements(books, '2026-01-01', '2026-12-31');
    expect(saftBalances(xml)).toEqual(within);
    expect(saftMaster(xml, 'Opening')).toEqual(before);
    expect(saftMaster(xml, 'Closing')).toEqual(await movements(books, '2025-01-01', '2026-12-31'));
  });

  it('has customers with their part of the debtors’ account', () => {
    const customers = all(section(xml, 'Customers'), 'Customer');
    expect(customers.map((each) => one(each, 'Name'))).toEqual([
      'Adler GmbH',
      'Müller; "Søn" &amp; Łódź € 😀 | &lt;x&gt;',
    ]);
    expect(customers.every((each) => one(each, 'AccountID') === '1100')).toBe(true);
  });

  it('maps VAT codes to the standard ones, NA where there is none', () => {
    const codes = all(section(xml, 'TaxTable'), 'TaxCodeDetails');
    expect(codes.map((each) => [one(each, 'TaxCode'), one(each, 'StandardTaxCode')])).toEqual([
      ['S15', '31'],
      ['S25', '3'],
    ]);
  });

  it('gives the VAT of each entry on its lines of revenue, to the cent', () => {
    for (const transaction of all(section(xml, 'GeneralLedgerEntries'), 'Transaction')) {
      const lines = all(transaction, 'Line');
      const vat = lines.filter((line) => one(line, 'AccountID') === '2100');
      const signed = (amounts: string, side: string): number =>
        all(amounts, `Debit${side}`).reduce((sum, each) => sum + cents(one(each, 'Amount')), 0) -
        all(amounts, `Credit${side}`).reduce((sum, each) => sum + cents(one(each, 'Amount')), 0);
      const posted = vat.reduce((sum, line) => sum + signed(line, 'Amount'), 0);
      expect(lines.reduce((sum, line) => sum + signed(line, 'TaxAmount'), 0)).toBe(posted);
    }
  });

  it('has invoices and credit notes as source documents, each with its transaction', () => {
    const documents = section(xml, 'SalesInvoices');
    const invoices = all(documents, 'Invoice');
    expect(one(documents, 'NumberOfEntries')).toBe(String(invoices.length));
    const note = invoices.find((each) => one(each, 'InvoiceType') === '381') ?? '';
    expect([one(note, 'InvoiceNo'), one(note, 'DebitCreditIndicator'), one(note, 'Reference')]).toEqual([
      'CN-2026-0001',
      'D',
      'INV-2026-0001',
    ]);
    expect(invoices.filter((each) => one(each, 'InvoiceType') === '380')).toHaveLength(6);
    const dollars = invoices.find((each) => one(each, 'InvoiceNo') === 'INV-2026-0004') ?? '';
    expect(one(dollars, 'InvoiceLineAmount')).toBe(
      '<Amount>91.35</Amount><CurrencyCode>USD</CurrencyCode><CurrencyAmount>99.99</CurrencyAmount><ExchangeRate>0.913579</ExchangeRate>',
    );
  });

  it('is whole, and names the company: else it is refused', async () => {
    const part = await books.live.get(`/journal/export?format=saft&${YEAR}&sourceType=invoice`);
    expect(expectProblem(part)).toMatchObject({ code: 'export_unfit', filters: ['sourceType'] });
    const unnamed = await openBooks(app, {});
    expect(expectProblem(await unnamed.live.get('/journal/export?format=saft'))).toMatchObject({
      code: 'export_not_configured',
      settings: ['registrationNumber'],
    });
  });
});
