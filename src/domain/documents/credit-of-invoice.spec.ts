import type { CreditableLine } from '../crediting/creditable';
import { Decimal, sum, ZERO } from '../money/decimal';
import type { LineTax } from '../tax/category';
import { exactly } from '../testing/arbitraries';
import { thrownBy } from '../testing/thrown-by';
import type { CreditNoteFacts } from './credit-note';
import { decideCreditOfInvoice, type CorrectedInvoice, type CreditItemInput } from './credit-of-invoice';

const S = (rate: number): LineTax => ({ category: 'S', rate: new Decimal(rate) });

interface Sold {
  quantity: number;
  unitPrice: string;
  net: string;
  taxes: readonly (readonly [LineTax, string])[];
}

function invoiceOf(sold: readonly Sold[], changes: Partial<CorrectedInvoice> = {}): CorrectedInvoice {
  const lines = sold.map(({ quantity, net, taxes }, index): CreditableLine => ({
    id: `il_${index}`,
    lineNo: index + 1,
    description: `Line ${index}`,
    taxes: taxes.map(([tax]) => tax),
    quantity: new Decimal(quantity),
    net: new Decimal(net),
    taxAmounts: taxes.map(([, tax]) => new Decimal(tax)),
    credited: {
      quantity: ZERO,
      quantityNet: ZERO,
      quantityGross: ZERO,
      net: ZERO,
      taxes: taxes.map(() => ZERO),
    },
  }));
  const gross = sum(lines.flatMap(({ net, taxAmounts }) => [net, ...taxAmounts]));
  return {
    creditable: {
      id: 'inv_1',
      number: 'INV-1',
      currency: 'GBP',
      pricesIncludeTax: false,
      gross,
      creditedGross: ZERO,
      writtenOff: ZERO,
      lines,
    },
    issueDate: '2026-05-04',
    due: gross,
    lines: new Map(
      lines.map(({ id, description, taxes }, index) => [
        id,
        {
          id,
          description,
          taxes,
          unitPrice: new Decimal(sold[index]?.unitPrice ?? 0),
          accountId: 'acc_sales',
          dimensions: { project: 'north' },
        },
      ]),
    ),
    ...changes,
  };
}

const facts = (changes: Partial<CreditNoteFacts> = {}): CreditNoteFacts => ({
  currency: 'GBP',
  baseCurrency: 'GBP',
  exchangeRate: new Decimal(1),
  issueDate: '2026-05-20',
  today: '2026-05-20',
  pricesIncludeTax: false,
  split: {},
  ...changes,
});
const item = (changes: Partial<CreditItemInput>): CreditItemInput => ({
  lineType: 'item',
  description: '',
  ...changes,
});

const WIDGETS: Sold = { quantity: 3, unitPrice: '15', net: '40.00', taxes: [[S(20), '8.00']] };
const BOOKS: Sold = { quantity: 2, unitPrice: '4', net: '8.00', taxes: [[S(5), '0.40']] };

describe('A credit of an invoice shows', () => {
  it('a quantity at the price of the invoice, less its share of the discount', () => {
    const items = [item({ invoiceLineId: 'il_0', quantity: '1' })];
    const { lines, totals, rows } = decideCreditOfInvoice({ items }, facts(), invoiceOf([WIDGETS]));
    expect(lines).toMatchObject([
      {
        description: 'Line 0',
        quantity: exactly(1),
        unitPrice: exactly(15),
        discount: exactly('1.67'),
        net: exactly('13.33'),
        accountId: 'acc_sales',
        dimensions: { project: 'north' },
        invoiceLineId: 'il_0',
      },
    ]);
    expect(totals.gross).toEqual(exactly('16.00'));
    expect(rows).toMatchObject([{ itemLineNo: 1, quantity: exactly(1) }]);
  });

  it('a price of its own where the invoice’s would not lead to the amount', () => {
    const pencils = { quantity: 3, unitPrice: '0.333', net: '1.01', taxes: [[S(20), '0.20']] } as const;
    const items = [item({ invoiceLineId: 'il_0', quantity: '1' })];
    const [line] = decideCreditOfInvoice({ items }, facts(), invoiceOf([pencils])).lines;
    expect(line).toMatchObject({ net: exactly('0.34'), unitPrice: exactly('0.34'), discount: exactly(0) });
  });

  it('gross prices on a note whose prices include tax, of an invoice whose do not', () => {
    const items = [item({ invoiceLineId: 'il_0', quantity: '3' })];
    const [line] = decideCreditOfInvoice(
      { items },
      facts({ pricesIncludeTax: true }),
      invoiceOf([WIDGETS]),
    ).lines;
    expect(line).toMatchObject({ gross: exactly(48), unitPrice: exactly(16), discount: exactly(0) });
  });

  it('one line a rate for a flat amount, under one description', () => {
    const asked = { amount: '56.40', description: 'Late' };
    const { lines, breakdown, totals } = decideCreditOfInvoice(
      asked,
      facts(),
      invoiceOf([WIDGETS, BOOKS, WIDGETS]),
    );
    expect(totals.gross).toEqual(exactly('56.40'));
    expect(lines.map(({ lineNo, description, taxes }) => [lineNo, description, taxes.length])).toEqual([
      [1, 'Late', 1],
      [2, 'Late', 1],
    ]);
    expect(breakdown.map(({ taxable }) => taxable)).toEqual(lines.map(({ net }) => net));
  });

  it('several taxes of lines that name them in another order each by itself', () => {
    const both = { quantity: 1, unitPrice: '100', net: '100.00' };
    const invoice = invoiceOf([
      {
        ...both,
        taxes: [
          [S(20), '20.00'],
          [S(5), '5.00'],
        ],
      },
      {
        ...both,
        taxes: [
          [S(5), '5.00'],
          [S(20), '20.00'],
        ],
      },
    ]);
    const asked = { amount: invoice.creditable.gross.toFixed(2), description: 'All' };
    const { lines } = decideCreditOfInvoice(asked, facts(), invoice);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.taxes).toMatchObject([
      { rate: exactly(20), tax: exactly(40) },
      { rate: exactly(5), tax: exactly(10) },
    ]);
  });

  it('what it does to the debt: first it reduces that', () => {
    const asked = { amount: '40', description: 'x' };
    const invoice = invoiceOf([WIDGETS], { due: new Decimal(30) });
    const { split } = decideCreditOfInvoice(asked, facts({ split: { refundAmount: '10' } }), invoice);
    expect(split).toMatchObject({
      prePaymentAmount: exactly(30),
      refundAmount: exactly(10),
      creditAmount: exactly(0),
    });
  });
});

describe('A credit of an invoice is refused', () => {
  const refusal = (items: readonly CreditItemInput[], changes: Partial<CreditNoteFacts> = {}) =>
    thrownBy(() => decideCreditOfInvoice({ items }, facts(changes), invoiceOf([WIDGETS])));

  it('with every wrong field at once', () => {
    const error = refusal([
      item({ invoiceLineId: 'il_9', quantity: '1', unitPrice: '1' }),
      item({ invoiceLineId: 'il_0', quantity: '1', amount: '1', accountId: 'acc_other' }),
      item({ description: 'x', quantity: '0', unitPrice: '1', taxRate: '20' }),
      item({ lineType: 'text', description: 'x', invoiceLineId: 'il_0', quantity: '1' }),
    ]);
    const fields = (error?.details['errors'] as { field: string }[]).map(({ field }) => field);
    expect(fields).toEqual([
      'items.0.invoiceLineId',
      'items.0.unitPrice',
      'items.1.accountId',
      'items.1.quantity',
      'items.2.quantity',
      'items.3.invoiceLineId',
    ]);
  });

  it('before the invoice, in the future, and beyond it', () => {
    const whole = [item({ invoiceLineId: 'il_0', quantity: '3' })];
    expect(refusal(whole, { issueDate: '2026-05-03' })?.code).toBe('date_before_invoice');
    expect(refusal(whole, { issueDate: '2026-05-21' })?.code).toBe('date_in_future');
    expect(refusal([...whole, ...whole])?.code).toBe('credit_exceeds_invoice');
  });
});
