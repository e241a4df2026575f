import { Decimal, sum, ZERO } from '../../../src/domain/money/decimal';
import type { ReadBreakdown, ReadTerms } from './terms';

/**
 * How far the tax of a rate may be from taxable × rate. `exact` for documents with net prices; `official` is what the rules as
 * published grant, for gross prices and credits of an invoice.
 */
export type TaxAllowance = 'exact' | 'official';

/** A rule of EN 16931 by its name, with whether a document keeps it. */
export type Rule = readonly [name: string, kept: boolean];

const number = (text: string): Decimal => new Decimal(text);
const total = (amounts: readonly string[]): Decimal => sum(amounts.map(number));
const atMostTwoDecimals = (text: string | null): boolean =>
  text === null || number(text).decimalPlaces() <= 2;

/** BR-CO-10 to BR-CO-18, BR-CO-25, BR-CO-26, BR-53, the BR-DEC family, and R120 of Peppol, which ties a line to its price. */
export function calculationRules(terms: ReadTerms, allowance: TaxAllowance): Rule[] {
  const { lines, breakdown } = terms;
  const [net, tax, gross] = [number(terms.withoutTax), number(terms.tax), number(terms.withTax)];
  return [
    ['BR-16', lines.length > 0],
    ['BR-CO-10', number(terms.lineTotal).equals(total(lines.map((line) => line.net)))],
    // No allowances and charges of the whole document are written, so BT-107 and BT-108 are none (BR-CO-11, BR-CO-12).
    ['BR-CO-13', net.equals(terms.lineTotal)],
    ['BR-CO-14', tax.equals(total(breakdown.map((row) => row.tax)))],
    ['BR-CO-15', gross.equals(net.plus(tax))],
    ['BR-CO-16', number(terms.due).equals(gross)],
    ['BR-CO-17', breakdown.every((row) => taxFollows(row, allowance))],
    ['BR-CO-18', breakdown.length > 0],
    ['BR-CO-25', !number(terms.due).greaterThan(0) || terms.dueDate !== null || terms.terms !== null],
    ['BR-CO-26', terms.seller.vatNumber !== null || terms.seller.legalId !== null],
    [
      'BR-53',
      terms.taxCurrency === null || (terms.accountingTax !== null && terms.taxCurrency !== terms.currency),
    ],
    ['BR-DEC', amountsOf(terms).every(atMostTwoDecimals)],
    ['positive', amountsOf(terms).every((text) => text === null || !number(text).isNegative())],
    ['R120', lines.every(followsFromPrice)],
  ];
}

const amountsOf = (terms: ReadTerms): (string | null)[] => [
  terms.lineTotal,
  terms.withoutTax,
  terms.tax,
  terms.accountingTax,
  terms.withTax,
  terms.due,
  ...terms.lines.flatMap((line) => [line.net, ...line.allowances]),
  ...terms.breakdown.flatMap((row) => [row.taxable, row.tax]),
];

/** As the official rules compute: rounded to two decimals, half up; a rate below a half counts as none. */
function taxFollows({ taxable, rate, tax }: ReadBreakdown, allowance: TaxAllowance): boolean {
  const percent = number(rate ?? '0');
  if (percent.round().isZero()) return number(tax).round().isZero();
  const product = number(taxable).times(percent).div(100);
  if (allowance === 'official') return product.toDecimalPlaces(2).minus(tax).abs().lessThan(1);
  return product.toDecimalPlaces(tax.split('.')[1]?.length ?? 0).equals(tax);
}

/** Peppol grants 0.02; half a minor unit is what rounding takes. */
function followsFromPrice({
  net,
  quantity,
  price,
  baseQuantity,
  allowances,
}: ReadTerms['lines'][number]): boolean {
  const value = number(price)
    .times(quantity)
    .div(baseQuantity ?? 1);
  const off = value.minus(total(allowances)).minus(net).abs();
  return (
    number(price).greaterThanOrEqualTo(ZERO) && off.lessThanOrEqualTo(net.includes('.') ? '0.005' : '0.02')
  );
}
