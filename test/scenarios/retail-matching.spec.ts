import { creditsOf } from '../../demo/retail/crediting';
import { matchCancellations } from '../../demo/retail/matching';
import { readLedger, type LedgerLine } from '../../demo/retail/read';
import { retailRequests } from '../../demo/retail/requests';

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
const sale = (change: Partial<LedgerLine> = {}): LedgerLine =>
  line({ document: '500000', quantity: 2, at: '2010-12-03 09:00:00', ...change });

const matched = (sales: LedgerLine[], ...cancellations: LedgerLine[]) => {
  const { invoices, notes } = retailRequests({ sales, cancellations });
  const matches = matchCancellations(invoices, notes);
  return cancellations.map((each) => matches.get(each)?.invoice ?? null);
};

describe('a cancellation line', () => {
  it('takes back an earlier sale to the same customer of the same product at the same price', () => {
    expect(matched([sale()], line({}))).toEqual(['500000']);
    expect(matched([sale({ unitPrice: '12.750' })], line({}))).toEqual(['500000']);
    for (const other of [{ customer: '12346' }, { stockCode: '22424' }, { unitPrice: '12.74' }])
      expect(matched([sale(other)], line({}))).toEqual([null]);
    expect(matched([sale({ at: '2011-01-20 10:00:01' })], line({}))).toEqual([null]);
  });

  it('takes the latest one with enough left, and no more than it has', () => {
    const sales = [sale({ quantity: 10 }), sale({ document: '500001', at: '2011-01-05 09:00:00' })];
    expect(matched(sales, line({}), line({ document: 'C600001', at: '2011-01-21 09:00:00' }))).toEqual([
      '500001',
      '500000',
    ]);
    expect(matched([sale()], line({ quantity: -3 }))).toEqual([null]);
  });

  it('stays on an invoice that its document takes back already', () => {
    const sales = [
      sale({ stockCode: '1' }),
      sale({ stockCode: '2' }),
      sale({ document: '500001', stockCode: '2', at: '2011-01-05 09:00:00' }),
    ];
    expect(matched(sales, line({ stockCode: '1' }), line({ stockCode: '2' }))).toEqual(['500000', '500000']);
  });

  it('of an unnamed customer takes back nothing', () => {
    expect(matched([sale({ customer: null })], line({ customer: null }))).toEqual([null]);
  });
});

describe("two months of a wholesaler's cancellations, matched to their invoices", () => {
  const { invoices, notes } = retailRequests(readLedger());
  const matches = matchCancellations(invoices, notes);
  const stand = new Map(
    invoices.map(({ request: { number }, lines }) => [
      number,
      { id: `of ${number}`, items: lines.map((_, index) => ({ id: `${number}/${index}` })) },
    ]),
  );
  const credits = notes.flatMap((note) => creditsOf(note, matches, stand));

  it('find a sale for 760 of 1,429 lines', () => {
    expect([matches.size, notes.flatMap(({ lines }) => lines).length]).toEqual([760, 1429]);
  });

  it('make a note for each invoice that a document takes back, and one for the rest', () => {
    expect([credits.length, credits.filter(({ invoice }) => invoice !== null).length]).toEqual([667, 362]);
    expect(new Set(credits.map(({ request }) => request.number)).size).toBe(667);
    expect(credits.flatMap(({ request }) => [...request.items])).toHaveLength(1429);
  });

  it('credit no invoice line beyond its quantity', () => {
    const left = new Map<string, number>(
      invoices.flatMap(({ request: { number }, lines }) =>
        lines.map(({ quantity }, index) => [`${number}/${index}`, quantity] as const),
      ),
    );
    for (const { request } of credits) {
      for (const item of request.items) {
        if (!('invoiceLineId' in item)) continue;
        left.set(item.invoiceLineId, (left.get(item.invoiceLineId) ?? NaN) - Number(item.quantity));
      }
    }
    expect([...left].filter(([, quantity]) => !(quantity >= 0))).toEqual([]);
  });
});

describe('the two months of the ledger', () => {
  it('hold 2,749 invoices and 166 stock adjustments', () => {
    const ledger = readLedger();
    expect([retailRequests(ledger).invoices.length, ledger.adjustments.length]).toEqual([2749, 166]);
  });
});
