import { readLedger, type LedgerLine } from '../../demo/retail/read';
import { forCustomer, retailRequests, type ItemRequest } from '../../demo/retail/requests';
import { COUNTRIES } from '../../demo/retail/vat';
import { inPence, independentVat } from '../../demo/retail/independent-vat';

const ledger = readLedger();
const { customers, notes } = retailRequests(ledger);
const ofMonth = (month: string) => notes.filter(({ request }) => request.issueDate.startsWith(month));
const total = (month: string, part: 'net' | 'tax') =>
  ofMonth(month).reduce((sum, { request }) => sum + independentVat(request.items)[part], 0n);
const allItems = notes.flatMap(({ request }) => request.items);
const code = ({ taxCategory, taxRate }: ItemRequest): string => `${taxCategory ?? 'S'} ${taxRate}`;

const line = (change: Partial<LedgerLine>): LedgerLine => ({
  document: 'C600000',
  stockCode: '22423',
  description: 'REGENCY CAKESTAND 3 TIER',
  quantity: -2,
  at: '2011-01-20 10:00:00',
  unitPrice: '12.75',
  customer: '12345',
  country: 'United Kingdom',
  ...change,
});
const sale = (change: Partial<LedgerLine>): LedgerLine =>
  line({ document: '500000', quantity: 2, at: '2010-12-03 09:00:00', ...change });
const itemOf = (cancellation: LedgerLine, ...sales: LedgerLine[]) =>
  retailRequests({ sales, cancellations: [cancellation] }).notes[0]?.request.items[0];

describe("two months of a wholesaler's cancellations as requests", () => {
  it('hold the notes and the nets that the README of the data states', () => {
    expect([ofMonth('2010-12').length, total('2010-12', 'net')]).toEqual([326, inPence('74789.12')]);
    expect([ofMonth('2011-01').length, total('2011-01', 'net')]).toEqual([260, inPence('131364.30')]);
    expect(notes).toHaveLength(586);
  });

  it('hold the VAT that a spreadsheet finds', () => {
    expect(total('2010-12', 'tax')).toBe(inPence('12517.35'));
    expect(total('2011-01', 'tax')).toBe(inPence('25303.01'));
  });

  it('drop no line and no document', () => {
    expect(allItems).toHaveLength(ledger.cancellations.length);
    expect(allItems).toHaveLength(1429);
    expect(new Set(notes.map(({ request }) => request.number))).toEqual(
      new Set(ledger.cancellations.map(({ document }) => document)),
    );
  });

  it('send positive quantities and prices as decimal texts', () => {
    const odd = allItems.filter(
      (item) => !/^[1-9]\d*$/.test(item.quantity) || !/^\d+(\.\d+)?$/.test(item.unitPrice),
    );
    expect(odd).toEqual([]);
  });

  it('carry the rates that their sales carried, or the zone asks for', () => {
    const counts = new Map<string, number>();
    for (const item of allItems) counts.set(code(item), (counts.get(code(item)) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ 'S 17.5': 808, 'S 20': 418, 'K 0': 191, 'G 0': 12 });
  });

  it('give a reason wherever no VAT is charged', () => {
    const bare = allItems.filter(
      (item) => (item.taxRate === '0') !== (item.taxExemptionReason !== undefined),
    );
    expect(bare).toEqual([]);
  });

  it('name every customer once, and unnamed ones by their country', () => {
    expect(customers.size).toBe(1369);
    expect(customers.get('14527')).toEqual({ name: 'Customer 14527', country: 'GB', vatZone: 'domestic' });
    const unnamed = notes.filter(({ customer }) => customer === null);
    expect(unnamed).toHaveLength(29);
    expect(new Set(unnamed.map(({ clientName }) => clientName))).toEqual(
      new Set(['Cash customer (United Kingdom)', 'Cash customer (EIRE)', 'Cash customer (Bahrain)']),
    );
  });

  it('make the first note as it stands in the ledger', () => {
    const [first] = notes;
    expect(first && forCustomer(first, new Map([['14527', 'cus_1']]))).toEqual({
      customerId: 'cus_1',
      number: 'C536379',
      issueDate: '2010-12-01',
      currency: 'GBP',
      status: 'issued',
      reasonCode: 'other',
      items: [{ description: 'D Discount', quantity: '1', unitPrice: '27.5', taxRate: '17.5' }],
    });
  });

  it('are not sent for a customer that was not made', () => {
    expect(() => notes.map((note) => forCustomer(note, new Map()))).toThrow('C536379: no customer 14527');
  });
});

describe('the VAT rate of a line', () => {
  it('is 17.5 % until 3 January 2011, sale or no sale', () => {
    expect(itemOf(line({ at: '2011-01-03 23:59:00' }))?.taxRate).toBe('17.5');
    expect(itemOf(line({ at: '2011-01-04 00:00:00' }))?.taxRate).toBe('20');
  });

  it("is the sale's where customer, product and price agree, however the price is written", () => {
    expect(itemOf(line({}), sale({}))?.taxRate).toBe('17.5');
    expect(itemOf(line({ unitPrice: '12.50' }), sale({ unitPrice: '12.5' }))?.taxRate).toBe('17.5');
  });

  it.each([
    ['customer', sale({ customer: '54321' })],
    ['customer (unnamed)', sale({ customer: null })],
    ['product', sale({ stockCode: '22424' })],
    ['price', sale({ unitPrice: '12.74' })],
    ['month', sale({ at: '2011-01-04 08:00:00' })],
  ])('is 20 %% where the %s of the sale is another', (_, other) => {
    expect(itemOf(line({}), other)?.taxRate).toBe('20');
  });

  it('takes the older sale where there is one before and one after the rise', () => {
    expect(itemOf(line({}), sale({ at: '2011-01-10 08:00:00' }), sale({}))?.taxRate).toBe('17.5');
  });

  it('matches unnamed customers of the same country only', () => {
    const cash = line({ customer: null });
    expect(itemOf(cash, sale({ customer: null }))?.taxRate).toBe('17.5');
    expect(itemOf(cash, sale({ customer: null, country: 'EIRE' }))?.taxRate).toBe('20');
  });

  it('stands on a free line too', () => {
    expect(itemOf(line({ unitPrice: '0' }))).toMatchObject({ quantity: '2', unitPrice: '0', taxRate: '20' });
  });

  it('is zero as intra-community supply in the Union, and as export outside it, even at the old rate', () => {
    const old = { at: '2010-12-20 10:00:00' };
    expect(itemOf(line({ ...old, country: 'EIRE' }))).toMatchObject({ taxRate: '0', taxCategory: 'K' });
    expect(itemOf(line({ ...old, country: 'Channel Islands' }))).toMatchObject({
      taxRate: '0',
      taxCategory: 'G',
    });
  });
});

describe('the countries', () => {
  it('include every country of the ledger, sales included', () => {
    const named = new Set([...ledger.sales, ...ledger.cancellations].map(({ country }) => country));
    expect([...named].filter((name) => !Object.hasOwn(COUNTRIES, name))).toEqual([]);
  });

  it('are those of the whole data set: 18 other member states and one unnamed, 17 outside, and two taxed at home', () => {
    const zones = Object.values(COUNTRIES).map(([, zone]) => zone);
    const count = (zone: string) => zones.filter((each) => each === zone).length;
    expect([count('eu'), count('outside'), count('domestic')]).toEqual([19, 17, 2]);
    expect(Object.values(COUNTRIES).every(([country]) => /^[A-Z]{2}$/.test(country))).toBe(true);
  });

  it('are never guessed', () => {
    expect(() => itemOf(line({ country: 'Atlantis' }))).toThrow('"Atlantis"');
    expect(() => itemOf(line({ country: 'constructor' }))).toThrow('"constructor"');
  });
});

describe('the reason of a note', () => {
  const reason = (...codes: string[]) =>
    retailRequests({ sales: [], cancellations: codes.map((stockCode) => line({ stockCode })) }).notes[0]
      ?.request.reasonCode;

  it('is a return when goods are on it, and other when only charges are', () => {
    expect(reason('22423', 'POST')).toBe('returned');
    expect(reason('POST', 'D')).toBe('other');
  });
});
