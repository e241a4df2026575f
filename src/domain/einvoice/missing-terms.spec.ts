import type { VatCategory } from '../tax/category';
import { thrownBy } from '../testing/thrown-by';
import type { DocumentModel, LineModel } from './document-model';
import { assertSayable, missingTerms } from './missing-terms';

const ADDRESS = { line1: 'Speicherstraße 12', city: 'Hamburg', postalCode: '20457' };
const PARTY = {
  name: 'Nordlicht GmbH',
  vatNumber: 'DE136695976',
  registrationNumber: null,
  address: ADDRESS,
  country: 'DE',
  email: null,
  phone: null,
  contactName: null,
  electronicAddress: null,
};

function document(category: VatCategory = 'S', changes: Partial<DocumentModel> = {}): DocumentModel {
  const rate = category === 'S' ? '20' : '0';
  const tax = category === 'S' ? '2.00' : '0.00';
  const exemptionReason = ['S', 'Z'].includes(category) ? null : 'For a reason';
  return {
    kind: 'invoice',
    id: 'inv_1',
    number: 'INV-1',
    state: 'issued',
    issueDate: '2026-04-25',
    taxPoint: '2026-04-25',
    dueDate: '2026-05-25',
    currency: 'EUR',
    baseCurrency: 'EUR',
    exchangeRate: '1',
    pricesIncludeTax: false,
    seller: { ...PARTY, logo: null, accentColour: null, bankAccount: null, website: null, footer: null },
    buyer: { ...PARTY, name: 'Lumière SARL', vatNumber: 'FR40303265045', address: null, country: 'FR' },
    buyerReference: null,
    purchaseOrderReference: null,
    preceding: null,
    reason: null,
    notes: null,
    lines: [line({ taxes: [{ category, rate, name: null, exemptionReason, tax }] })],
    taxBreakdown: [{ category, rate, exemptionReason, taxable: '10.00', tax }],
    totals: { net: '10.00', tax, gross: category === 'S' ? '12.00' : '10.00' },
    baseTax: null,
    locale: 'en',
    createdAt: '2026-04-25T10:00:00.000Z',
    ...changes,
  };
}

const STANDARD = { category: 'S' as const, rate: '20', name: null, exemptionReason: null, tax: '2.00' };

const line = (changes: Partial<LineModel> = {}): LineModel => ({
  lineNo: 1,
  lineType: 'item',
  description: 'Lamp',
  quantity: '1',
  unitPrice: '10',
  discount: '0.00',
  taxes: [STANDARD],
  net: '10.00',
  tax: '2.00',
  gross: '12.00',
  ...changes,
});

const shown = (model: DocumentModel): string[] =>
  missingTerms(model).map(({ term, field }) => `${term} ${field}`);

describe('what an electronic invoice lacks', () => {
  it('is nothing where both parties, the lines and the tax are told', () => {
    for (const category of ['S', 'Z', 'E', 'AE', 'K', 'G'] as const)
      expect(missingTerms(document(category))).toEqual([]);
  });

  it('names everything that the seller has not set, at once', () => {
    const { seller } = document();
    const bare = { ...seller, name: ' ', vatNumber: null, address: null, country: null };
    expect(missingTerms(document('S', { seller: bare })).map(({ term, name }) => `${term} ${name}`)).toEqual([
      'BT-27 Seller name',
      'BT-31 Seller VAT identifier',
      'BT-35 Seller address line 1',
      'BT-37 Seller city',
      'BT-38 Seller post code',
      'BT-40 Seller country code',
    ]);
  });

  it('asks of the buyer for a name and a country', () => {
    const buyer = { ...document().buyer, name: '', country: null };
    expect(shown(document('S', { buyer }))).toEqual(['BT-44 customer.name', 'BT-55 customer.country']);
  });

  it('asks for the buyer’s VAT number where the buyer owes the tax, or where the goods go to', () => {
    const buyer = { ...document().buyer, vatNumber: null };
    expect(shown(document('AE', { buyer }))).toEqual(['BT-48 customer.vatNumber']);
    expect(shown(document('AE', { buyer: { ...buyer, registrationNumber: '303265045' } }))).toEqual([]);
    expect(shown(document('K', { buyer: { ...buyer, registrationNumber: '303265045' } }))).toEqual([
      'BT-48 customer.vatNumber',
    ]);
    expect(shown(document('K', { buyer: { ...document().buyer, country: null } }))).toEqual([
      'BT-55 customer.country',
      'BT-80 customer.country',
    ]);
  });

  it('asks outside the scope of VAT for a registration number in place of the VAT number', () => {
    const { seller } = document('O');
    expect(shown(document('O', { seller: { ...seller, vatNumber: null } }))).toEqual([
      'BT-30 organisation.registrationNumber',
    ]);
    expect(shown(document('O', { seller: { ...seller, registrationNumber: 'HRB 1' } }))).toEqual([]);
  });

  it('asks for a due date of what is due, not of what is free or credited', () => {
    expect(shown(document('S', { dueDate: null }))).toEqual(['BT-9 dueDate']);
    expect(shown(document('S', { dueDate: null, kind: 'credit_note' }))).toEqual([]);
    const totals = { net: '0.00', tax: '0.00', gross: '0.00' };
    expect(shown(document('S', { dueDate: null, totals }))).toEqual([]);
  });

  it('asks for the reason of an exemption', () => {
    const [row] = document('E').taxBreakdown;
    expect(shown(document('E', { taxBreakdown: row ? [{ ...row, exemptionReason: ' ' }] : [] }))).toEqual([
      'BT-120 items.taxExemptionReason',
    ]);
  });

  it('says of each line what it lacks, and that several taxes have no place on one', () => {
    const lines = [
      line({ lineType: 'text', taxes: [], quantity: null, unitPrice: null }),
      line({ lineNo: 2, taxes: [STANDARD, STANDARD] }),
      line({ lineNo: 3, description: ' ', quantity: null, unitPrice: null, taxes: [] }),
    ];
    expect(shown(document('S', { lines }))).toEqual([
      'BG-30 items.1.taxes',
      'BT-129 items.2.quantity',
      'BT-146 items.2.unitPrice',
      'BT-153 items.2.description',
      'BG-30 items.2.taxes',
    ]);
    expect(shown(document('S', { lines: lines.slice(0, 1) }))).toEqual(['BG-25 items']);
  });

  it('finds no place for category O beside another', () => {
    const rows = [...document('S').taxBreakdown, ...document('O').taxBreakdown];
    const seller = { ...document().seller, registrationNumber: 'HRB 1' };
    expect(shown(document('S', { seller, taxBreakdown: rows }))).toEqual(['BG-23 items.taxCategory']);
  });

  it('takes amounts of two decimals, and of three where the third is nought', () => {
    const totals = { net: '10.000', tax: '2.000', gross: '12.000' };
    expect(shown(document('S', { currency: 'KWD', totals }))).toEqual([]);
    const finer = { net: '10.000', tax: '2.001', gross: '12.001' };
    expect(shown(document('S', { currency: 'KWD', totals: finer }))).toEqual(['BT-5 currency']);
    expect(shown(document('S', { baseCurrency: 'KWD', baseTax: '0.713' }))).toEqual([
      'BT-6 organisation.baseCurrency',
    ]);
  });

  it('takes a tax that is less than 1.00 from its rate', () => {
    const at = (tax: string) =>
      shown(document('S', { taxBreakdown: [{ ...STANDARD, taxable: '10.00', tax }] }));
    expect([at('2.99'), at('1.01'), at('3.00'), at('1.00')]).toEqual([
      [],
      [],
      ['BT-117 items'],
      ['BT-117 items'],
    ]);
  });

  it('is refused with every term by name; a draft needs no number until then', () => {
    const draft = document('S', { number: null, state: 'draft', dueDate: null });
    expect(shown(draft)).toEqual(['BT-9 dueDate']);
    expect(thrownBy(() => assertSayable(draft))).toMatchObject({
      code: 'einvoice_incomplete',
      message: 'The document cannot be written as EN 16931: BT-1 Invoice number, BT-9 Payment due date',
      details: { missing: [{ term: 'BT-1' }, { term: 'BT-9', field: 'dueDate' }] },
    });
    expect(() => assertSayable(document())).not.toThrow();
  });
});
