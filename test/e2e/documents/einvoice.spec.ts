import { startTestApp, type TestApp } from '../../support/app';
import { created } from '../../support/books';
import { completeCustomer, openCompleteBooks, type CompleteBooks } from '../../support/complete-books';
import type { TaxAllowance } from '../../support/einvoice/calculation-rules';
import { failedRules } from '../../support/einvoice/failed-rules';
import { readTerms } from '../../support/einvoice/terms';
import { faultsByXsd } from '../../support/einvoice/xsd';
import { fetchFile } from '../../support/files';
import { expectRefusal } from '../../support/problems';

type Item = Record<string, unknown>;

const item = (quantity: number, unitPrice: string, tax: Item): Item => ({
  description: 'Desk lamp',
  quantity,
  unitPrice,
  ...tax,
});
const exempt = (taxCategory: string): Item => ({
  taxCategory,
  taxExemptionReason: `By category ${taxCategory}`,
});

describe('Electronic invoices from the service', () => {
  let app: TestApp;
  let books: CompleteBooks;
  const written: string[] = [];

  beforeAll(async () => {
    app = await startTestApp();
    app.clock.travelTo('2026-05-20T12:00:00Z');
    books = await openCompleteBooks(app);
  });
  afterAll(() => app.close());

  const make = async (path: '/credit-notes' | '/invoices', body: object) => {
    const made = await created(books.live, path, {
      customerId: books.customer.id,
      issueDate: '2026-05-18',
      status: 'issued',
      ...body,
    });
    return `${path}/${made.id as string}`;
  };

  const xmlOf = async (document: string, syntax: 'ubl' | 'cii'): Promise<string> => {
    const { status, text } = await fetchFile(app, books.liveKey, `${document}/xml?syntax=${syntax}`);
    expect([status, status === 200 ? '' : text]).toEqual([200, '']);
    return text;
  };

  const expectKept = async (document: string, allowance: TaxAllowance): Promise<void> => {
    const both = [await xmlOf(document, 'ubl'), await xmlOf(document, 'cii')];
    written.push(...both);
    expect(both.map((xml) => failedRules(xml, allowance))).toEqual([[], []]);
  };

  it.each([
    ['standard rates', [item(3, '9.99', { taxRate: 19 }), item(1, '4.05', { taxRate: 7 })]],
    ['zero rate', [item(2, '50', { taxRate: 0 })]],
    ['exempt', [item(1, '310.25', exempt('E'))]],
    ['reverse charge', [item(7.5, '80', exempt('AE'))]],
    ['intra-community', [item(12, '33.333333', exempt('K'))]],
    ['export', [item(1, '1000', exempt('G'))]],
    ['outside the scope', [item(1, '75', exempt('O'))]],
    ['discounted', [{ ...item(2, '100', { taxRate: 19 }), discount: '10' }]],
  ])('keep the rules: %s', async (_, items) => {
    for (const path of ['/invoices', '/credit-notes'] as const)
      await expectKept(await make(path, { items }), 'exact');
  });

  it('keep the rules for prices with tax, and for a currency other than that of the books', async () => {
    const items = [item(3, '9.99', { taxRate: 19 }), item(1, '4.05', { taxRate: 7 })];
    await expectKept(await make('/invoices', { items, pricesIncludeTax: true }), 'official');
    const foreign = await make('/credit-notes', { items, currency: 'USD', exchangeRate: '0.9137' });
    await expectKept(foreign, 'exact');
    const { currency, taxCurrency, accountingTax } = readTerms(await xmlOf(foreign, 'cii'));
    expect([currency, taxCurrency, accountingTax]).toEqual([
      'USD',
      'EUR',
      expect.stringMatching(/^\d+\.\d\d$/),
    ]);
  });

  it('name the invoice that a note takes a part back of, with positive amounts', async () => {
    const items = [item(3, '9.99', { taxRate: 19 }), item(2, '5.01', { taxRate: 7 })];
    const invoice = await make('/invoices', { items });
    const { body } = await books.live.get(invoice);
    const note = await make('/credit-notes', {
      customerId: undefined,
      invoiceId: body.id,
      issueDate: '2026-05-19',
      items: [{ invoiceLineId: body.items[0].id, quantity: 1 }],
    });
    await expectKept(note, 'official');
    const terms = readTerms(await xmlOf(note, 'ubl'));
    expect(terms).toMatchObject({
      typeCode: '381',
      preceding: body.number,
      withoutTax: '9.99',
      due: '11.89',
    });
  });

  it('are marked as Peppol BIS 3.0 where both parties can be reached there, else as EN 16931 alone', async () => {
    const items = [item(1, '10', { taxRate: 19 })];
    const { id } = await created(books.live, '/customers', completeCustomer({ electronicAddress: null }));
    const [reached, other] = [
      await make('/invoices', { items }),
      await make('/invoices', { items, customerId: id }),
    ];
    const peppol = await xmlOf(reached, 'ubl');
    expect(peppol).toContain(
      '<cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0<',
    );
    expect(peppol).toContain('<cbc:EndpointID schemeID="9930">DE136695976</cbc:EndpointID>');
    const plain = await xmlOf(other, 'ubl');
    expect(plain).toContain('<cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID>');
    expect(plain).not.toContain('ProfileID');
  });

  it('cannot say several taxes on a line, and name the line', async () => {
    const taxes = [{ rate: 5 }, { rate: '9.975' }];
    const note = await make('/credit-notes', {
      items: [item(1, '10', { taxRate: 19 }), item(1, '10', { taxes })],
    });
    const answer = await books.live.get(`${note}/xml`);
    expectRefusal(answer, { status: 422, code: 'einvoice_incomplete' });
    expect(JSON.parse(answer.text).missing).toEqual([
      {
        term: 'BG-30',
        name: 'Line VAT information',
        field: 'items.1.taxes',
        message: 'has 2 taxes; a line of the standard has one VAT category (BT-151, BR-CO-04)',
      },
    ]);
  });

  it('ask a buyer who owes the tax for its number', async () => {
    const { id } = await created(
      books.live,
      '/customers',
      completeCustomer({ vatNumber: null, country: 'FR' }),
    );
    const note = await make('/credit-notes', { customerId: id, items: [item(1, '10', exempt('AE'))] });
    const answer = await books.live.get(`${note}/xml?syntax=cii`);
    expectRefusal(answer, { status: 422, code: 'einvoice_incomplete' });
    expect(JSON.parse(answer.text).missing).toMatchObject([{ term: 'BT-48', field: 'customer.vatNumber' }]);
  });

  it('are valid by the schemas, all of the above', () => {
    expect(written.length).toBeGreaterThan(30);
    expect(faultsByXsd(written).filter((faults) => faults.length > 0)).toEqual([]);
  });
});
