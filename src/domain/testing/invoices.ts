import fc from 'fast-check';
import type { CreditableInvoice, CreditableLine } from '../crediting/creditable';
import { lineAmount } from '../documents/line';
import { minorUnits } from '../money/currency';
import { Decimal, sum, ZERO } from '../money/decimal';
import { resolveLineTax, type LineTax } from '../tax/category';
import { computeTax } from '../tax/compute';
import { decimals } from './arbitraries';

/** A line of an invoice as it is agreed: its price in the invoice's tax basis. */
export interface AgreedLine {
  quantity: Decimal;
  unitPrice: Decimal;
  discount: Decimal;
  taxes: readonly LineTax[];
}

export interface AgreedInvoice {
  currency: string;
  pricesIncludeTax: boolean;
  lines: readonly AgreedLine[];
}

/** Taxes by their rates in percent, 0 being zero-rated: taxesAt('5', '9.975'). */
export const taxesAt = (...rates: string[]): LineTax[] =>
  rates.map((rate) => resolveLineTax({ rate }, 'tax'));

/** A line by its figures: agreedLine('3', '9.99', '20'). */
export const agreedLine = (
  quantity: string,
  unitPrice: string,
  rate: string,
  discount = '0',
): AgreedLine => ({
  quantity: new Decimal(quantity),
  unitPrice: new Decimal(unitPrice),
  discount: new Decimal(discount),
  taxes: taxesAt(rate),
});

const TAXES: readonly LineTax[][] = [
  taxesAt('20'),
  taxesAt('20'),
  taxesAt('5'),
  taxesAt('17.5'),
  taxesAt('0'),
  taxesAt('5', '9.975'),
  taxesAt('9.975', '5'),
  taxesAt('20', '5'),
  taxesAt('7', '7'),
  taxesAt('100'),
  [resolveLineTax({ category: 'K', exemptionReason: 'Intra-community supply' }, 'tax')],
];

const quantities = fc.oneof(decimals(0, 12n, 1n), decimals(3, 20_000n, 1n), decimals(6, 3_000_000n, 1n));

/** From nothing over a few minor units to large amounts. */
const prices = (currency: string): fc.Arbitrary<Decimal> =>
  fc.oneof(
    fc.constant(ZERO),
    decimals(minorUnits(currency), 9n),
    decimals(4, 2_000_000n),
    decimals(2, 10n ** 9n),
  );

const line = (currency: string): fc.Arbitrary<AgreedLine> =>
  fc
    .record({
      quantity: quantities,
      unitPrice: prices(currency),
      discounted: fc.constantFrom(0, 0, 0, 10, 35, 100),
      taxes: fc.constantFrom(...TAXES),
    })
    .map(({ discounted, ...agreed }) => {
      const value = agreed.quantity.times(agreed.unitPrice);
      const discount = value
        .times(discounted)
        .div(100)
        .toDecimalPlaces(minorUnits(currency), Decimal.ROUND_DOWN);
      return { ...agreed, discount };
    });

/** Invoices of 1 to 40 lines of all rates, with net prices, gross prices, or either. */
export const agreedInvoices = (currency: string, pricesIncludeTax?: boolean): fc.Arbitrary<AgreedInvoice> =>
  fc.record({
    currency: fc.constant(currency),
    pricesIncludeTax: pricesIncludeTax === undefined ? fc.boolean() : fc.constant(pricesIncludeTax),
    lines: fc.array(line(currency), { minLength: 1, maxLength: 40, size: 'max' }),
  });

/** The invoice as it is issued, nothing credited of it. Its lines are il_1, il_2, … */
export function issued({ currency, pricesIncludeTax, lines }: AgreedInvoice): CreditableInvoice {
  const taxed = computeTax(
    lines.map(({ quantity, unitPrice, discount, taxes }) => ({
      amount: lineAmount(quantity, unitPrice, discount, currency),
      taxes,
    })),
    { currency, pricesIncludeTax },
  );
  return {
    id: 'inv_1',
    number: 'INV-2026-0001',
    currency,
    pricesIncludeTax,
    gross: taxed.totals.gross,
    creditedGross: ZERO,
    writtenOff: ZERO,
    lines: taxed.lines.map(({ net, taxes }, index): CreditableLine => ({
      id: `il_${index + 1}`,
      lineNo: index + 1,
      description: `Line ${index + 1}`,
      taxes: taxes.map(({ tax: _tax, ...each }) => each),
      quantity: lines[index]?.quantity ?? ZERO,
      net,
      taxAmounts: taxes.map(({ tax }) => tax),
      credited: {
        quantity: ZERO,
        quantityNet: ZERO,
        quantityGross: ZERO,
        net: ZERO,
        taxes: taxes.map(() => ZERO),
      },
    })),
  };
}

/** Everything that is left of the invoice's lines, of any kind. */
export const leftovers = (invoice: CreditableInvoice): Decimal =>
  sum(
    invoice.lines.map((each) =>
      each.net.plus(sum(each.taxAmounts)).minus(each.credited.net).minus(sum(each.credited.taxes)),
    ),
  );
